"""Contacts: what is known of a person, segments of people, imports."""

from alembic import op

revision = "0015"
down_revision = "0014"

CHANGES: tuple[str, ...] = ()


def upgrade() -> None:
    """Make the changes."""
    for change in CHANGES:
        op.execute(change)


def downgrade() -> None:
    """There is no way back."""
    raise NotImplementedError("this version cannot be undone")

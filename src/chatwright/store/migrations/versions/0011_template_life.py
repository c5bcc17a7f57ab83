"""The life of a template: quality, pauses, categories; broadcasts to lists of people."""

from alembic import op

revision = "0011"
down_revision = "0010"

CHANGES: tuple[str, ...] = ()


def upgrade() -> None:
    """Make the changes."""
    for change in CHANGES:
        op.execute(change)


def downgrade() -> None:
    """There is no way back."""
    raise NotImplementedError("this version cannot be undone")

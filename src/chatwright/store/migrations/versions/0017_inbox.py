"""The inbox: what is unread, labels, notes, quick replies, search."""

from alembic import op

revision = "0017"
down_revision = "0016"

CHANGES: tuple[str, ...] = ()


def upgrade() -> None:
    """Make the changes."""
    for change in CHANGES:
        op.execute(change)


def downgrade() -> None:
    """There is no way back."""
    raise NotImplementedError("this version cannot be undone")

"""Webhooks out: who is told of what, and what became of telling."""

from alembic import op

revision = "0008"
down_revision = "0007"

CHANGES: tuple[str, ...] = ()


def upgrade() -> None:
    """Make the changes."""
    for change in CHANGES:
        op.execute(change)


def downgrade() -> None:
    """There is no way back."""
    raise NotImplementedError("this version cannot be undone")

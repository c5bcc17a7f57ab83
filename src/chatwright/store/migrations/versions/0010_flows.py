"""WhatsApp Flows: their screens, states and keys."""

from alembic import op

revision = "0010"
down_revision = "0009"

CHANGES: tuple[str, ...] = ()


def upgrade() -> None:
    """Make the changes."""
    for change in CHANGES:
        op.execute(change)


def downgrade() -> None:
    """There is no way back."""
    raise NotImplementedError("this version cannot be undone")

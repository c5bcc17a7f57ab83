"""Messages that come through the messaging API: batches, later ones, files, log exports."""

from alembic import op

revision = "0007"
down_revision = "0006"

CHANGES: tuple[str, ...] = ()


def upgrade() -> None:
    """Make the changes."""
    for change in CHANGES:
        op.execute(change)


def downgrade() -> None:
    """There is no way back."""
    raise NotImplementedError("this version cannot be undone")

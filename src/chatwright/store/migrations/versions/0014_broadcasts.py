"""Broadcasts: one template to a list of recipients."""

from alembic import op

revision = "0014"
down_revision = "0013"

CHANGES: tuple[str, ...] = ()


def upgrade() -> None:
    """Make the changes."""
    for change in CHANGES:
        op.execute(change)


def downgrade() -> None:
    """There is no way back."""
    raise NotImplementedError("this version cannot be undone")

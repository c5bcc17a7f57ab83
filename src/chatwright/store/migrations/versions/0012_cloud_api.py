"""What the Cloud API and the business events of 8x8 bring: identities, the state of numbers, paces."""

from alembic import op

revision = "0012"
down_revision = "0011"

CHANGES: tuple[str, ...] = ()


def upgrade() -> None:
    """Make the changes."""
    for change in CHANGES:
        op.execute(change)


def downgrade() -> None:
    """There is no way back."""
    raise NotImplementedError("this version cannot be undone")

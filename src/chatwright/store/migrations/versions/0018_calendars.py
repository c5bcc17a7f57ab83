"""Calendars: services, staff, hours, holds, connections."""

from alembic import op

revision = "0018"
down_revision = "0017"

CHANGES: tuple[str, ...] = ()


def upgrade() -> None:
    """Make the changes."""
    for change in CHANGES:
        op.execute(change)


def downgrade() -> None:
    """There is no way back."""
    raise NotImplementedError("this version cannot be undone")

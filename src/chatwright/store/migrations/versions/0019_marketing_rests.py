"""How long somebody gets no marketing messages, since WhatsApp says that there were too many."""

from alembic import op

revision = "0019"
down_revision = "0018"

CHANGES: tuple[str, ...] = (
    "alter table conversations add column marketing_rests_until timestamptz",
    """
    comment on column conversations.marketing_rests_until is
      'Until when marketing templates are held back, by the clock of the subaccount: WhatsApp refused one (131049).'
    """,
)


def upgrade() -> None:
    """Make the changes."""
    for change in CHANGES:
        op.execute(change)


def downgrade() -> None:
    """There is no way back."""
    raise NotImplementedError("this version cannot be undone")

"""Free entry points: who came through an advertisement, which is a matter of price (messaging.md section 7)."""

from alembic import op

revision = "0013"
down_revision = "0012"

CHANGES = (
    "alter table conversations add column referred_at timestamptz",
    """
    comment on column conversations.referred_at is
      'When the person last came through an advertisement or a page button; by the clock of the subaccount.'
    """,
)


def upgrade() -> None:
    """Make the changes."""
    for change in CHANGES:
        op.execute(change)


def downgrade() -> None:
    """There is no way back."""
    raise NotImplementedError("this version cannot be undone")

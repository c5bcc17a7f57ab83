"""Results: which wait of which run a message from a customer answered."""

from alembic import op

revision = "0020"
down_revision = "0019"

CHANGES: tuple[str, ...] = (
    """
    create index messages_that_answer on messages (instance_id)
      where direction = 'inbound' and instance_id is not null
    """,
    """
    comment on column messages.key is
      'Outbound: the number of the effect that sends it. Inbound: the number of the wait that it answered.'
    """,
)


def upgrade() -> None:
    """Make the changes."""
    for change in CHANGES:
        op.execute(change)


def downgrade() -> None:
    """There is no way back."""
    raise NotImplementedError("this version cannot be undone")

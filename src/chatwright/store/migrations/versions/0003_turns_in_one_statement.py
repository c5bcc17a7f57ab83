"""Turns that are written by one statement: revisions that it checks, how it is called off, and lean indexes.

Only primary keys begin with the account. In every other index the most selective column comes first: that is
cheaper to maintain, and leaves no choice to plans that are made while the tables are still empty.
"""

from alembic import op

revision = "0003"
down_revision = "0002"

CHANGES = (
    "alter table conversations add column revision integer not null default 0",
    """
    comment on column conversations.revision is
      'Raised by every inbound message; a turn thought out without a lock only counts if it has not changed.'
    """,
    "alter table instances add column revision integer not null default 0",
    """
    comment on column instances.revision is
      'Raised by every turn and every change of status; a turn thought out without a lock only counts if it has not.'
    """,
    """
    create function pushed_aside() returns integer language plpgsql volatile as $body$
    begin
      raise serialization_failure using message = 'another turn was quicker';
    end
    $body$
    """,
    "comment on function pushed_aside is 'Calls a statement off, with everything that it has written.'",
    "alter table conversations drop constraint conversations_account_id_sub_account_id_channel_address_key",
    "alter table conversations add unique (address, channel, sub_account_id, account_id)",
    "alter table messages drop constraint messages_account_id_sub_account_id_umid_key",
    "alter table messages add unique (umid, sub_account_id, account_id)",
    "drop index messages_of_conversation",
    "create index messages_of_conversation on messages (conversation_id, id)",
    "drop index messages_queued",
    """
    create index messages_queued on messages (conversation_id, id)
    where direction = 'outbound' and handed_over_at is null
    """,
    "drop index messages_by_provider_id",
    """
    create index messages_by_provider_id on messages (provider_id)
    where direction = 'outbound' and provider_id is not null
    """,
    "drop index instances_of_definition",
    "create index instances_of_definition on instances (definition_id, version, started_at desc, id)",
    "drop index instances_of_conversation",
    "create index instances_of_conversation on instances (conversation_id, started_at desc)",
    "drop index instances_running",
    "create index instances_running on instances (definition_id) where status in ('Runnable', 'Suspended')",
    "drop index armed_listening",
    "create index armed_listening on armed (sender, channel) where kind in ('reply', 'dtmf')",
    # Room on each page for the next version of a row, so that a turn changes no index of it.
    "alter table instances set (fillfactor = 60)",
    "alter table conversations set (fillfactor = 80)",
)


def upgrade() -> None:
    """Make the changes."""
    for statement in CHANGES:
        op.execute(statement)


def downgrade() -> None:
    """There is no way back."""
    raise NotImplementedError("this version cannot be undone")

"""Messages that come through the messaging API: batches, later ones, fallbacks, files, log exports."""

from alembic import op

revision = "0007"
down_revision = "0006"

CHANGES: tuple[str, ...] = (
    """
    alter table messages
      add column batch_id text,
      add column client_batch_id text,
      add column dlr_callback_url text,
      add column expires_at timestamptz,
      add column broadcast_id uuid,
      add column step smallint not null default 1,
      add column first_umid text
    """,
    """
    comment on column messages.expires_at is
      'Not to be handed over any more from then on, by the clock of the subaccount.'
    """,
    """
    comment on column messages.first_umid is
      'The umid under which clients know a fallback: that of step 1, whose own umid everybody knows.'
    """,
    "create index messages_of_fallbacks on messages (first_umid) where first_umid is not null",
    "create index messages_by_time on messages using brin (created_at)",
    "alter table conversations add column typing_until timestamptz",
    "comment on column conversations.typing_until is 'Until when the business shows as typing, by the real clock.'",
    """
    create table scheduled_messages (
      account_id text not null,
      id bigint generated always as identity,
      umid text not null,
      sub_account_id text not null,
      channel text not null,
      address text not null,
      type text not null,
      content text not null,
      options text,
      client_message_id text,
      expires_at timestamptz,
      dlr_callback_url text,
      batch_id text,
      client_batch_id text,
      broadcast_id uuid,
      fallback text,
      scheduled_at timestamptz not null,
      due_at timestamptz,
      cancelled_at timestamptz,
      created_at timestamptz not null,
      primary key (account_id, id),
      unique (umid, sub_account_id, account_id)
    )
    """,
    """
    comment on table scheduled_messages is
      'Messages that are to be sent later. A row moves to messages, behind what is queued there, once it is due.'
    """,
    """
    comment on column scheduled_messages.due_at is
      'scheduled_at by the real clock, which moves when the clock of a simulator is moved; null once cancelled.'
    """,
    "create index scheduled_due on scheduled_messages (due_at) where due_at is not null",
    "create index scheduled_of_batch on scheduled_messages (batch_id) where batch_id is not null",
    """
    create table fallbacks (
      account_id text not null,
      umid text not null,
      sub_account_id text not null,
      conversation_id bigint not null,
      success text not null,
      body text not null,
      due_at timestamptz not null,
      primary key (account_id, umid)
    )
    """,
    """
    comment on table fallbacks is
      'Messages that go out on another channel at due_at unless they have come as far as `success` by then.'
    """,
    "create index fallbacks_due on fallbacks (due_at)",
    """
    create table answers_given (
      account_id text not null,
      sub_account_id text not null,
      key text not null,
      digest bytea not null,
      answer text not null,
      created_at timestamptz not null default now(),
      primary key (account_id, sub_account_id, key)
    )
    """,
    "comment on table answers_given is 'Answers to sends with an Idempotency-Key, written with what they sent.'",
    "create index answers_given_by_time on answers_given (created_at)",
    """
    create table files (
      account_id text not null,
      name text not null,
      sub_account_id text not null,
      token_hash bytea not null,
      media_type text not null,
      size_bytes bigint not null,
      created_at timestamptz not null default now(),
      expires_at timestamptz,
      primary key (account_id, name)
    )
    """,
    "create index files_by_name on files (name)",
    "create index files_by_expiry on files (expires_at) where expires_at is not null",
    """
    create table file_parts (
      account_id text not null,
      name text not null,
      n integer not null,
      bytes bytea not null,
      primary key (account_id, name, n),
      foreign key (account_id, name) references files on delete cascade
    )
    """,
    "alter table file_parts alter column bytes set storage external",
    """
    create table exports (
      account_id text not null,
      id text not null,
      sub_account_id text not null,
      wanted text not null,
      status text not null default 'queued',
      file_name text,
      file_token text,
      created_at timestamptz not null default now(),
      due_at timestamptz,
      expires_at timestamptz,
      attempts smallint not null default 0,
      primary key (account_id, id)
    )
    """,
    "create index exports_due on exports (due_at) where due_at is not null",
)


def upgrade() -> None:
    """Make the changes."""
    for change in CHANGES:
        op.execute(change)


def downgrade() -> None:
    """There is no way back."""
    raise NotImplementedError("this version cannot be undone")

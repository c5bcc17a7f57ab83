"""The inbox: what is unread, labels, notes, quick replies, search."""

from alembic import op

revision = "0017"
down_revision = "0016"

CHANGES: tuple[str, ...] = (
    """
    alter table conversations
      add column active_at timestamptz,
      add column unanswered boolean not null default false,
      add column seen_revision integer not null default 0,
      add column seen_at timestamptz,
      add column seen_by uuid
    """,
    """
    comment on column conversations.active_at is
      'When the person or an agent wrote last, by the real clock; null: neither ever did.'
    """,
    "comment on column conversations.unanswered is 'Whether nobody has answered what the person wrote last.'",
    """
    comment on column conversations.seen_revision is
      'The revision that agents have seen; every message that comes in raises it, so the difference is unread.'
    """,
    """
    update conversations set active_at = updated_at, seen_revision = revision
    where revision > 0 or window_expires_at is not null or handover_id is not null
    """,
    """
    create index conversations_active on conversations (account_id, active_at desc, id desc)
      where active_at is not null
    """,
    """
    create index conversations_waiting on conversations (account_id, active_at desc, id desc)
      where (handover_id is not null or unanswered) and active_at is not null
    """,
    "alter table messages add column sent_by uuid",
    "comment on column messages.sent_by is 'The agent who wrote it; null: a journey, a broadcast or a program did.'",
    r"""
    create function words_of(content text) returns tsvector language sql immutable parallel safe as $body$
      select to_tsvector('simple', regexp_replace(left(content, 20000), '"\w+":|\\[nrtbf"/]', ' ', 'g'))
    $body$
    """,
    """
    comment on function words_of is
      'The words of a message, of its JSON as text: reading it as JSON would refuse what people may send.'
    """,
    """
    create index messages_by_words on messages using gin (words_of(content))
      where direction = 'inbound' or sent_by is not null
    """,
    """
    create table notes (
      account_id text not null references accounts,
      id bigint generated always as identity,
      conversation_id bigint not null,
      after_id bigint not null,
      author_id uuid,
      author text not null,
      text text not null,
      client_id text,
      created_at timestamptz not null,
      primary key (account_id, id),
      foreign key (account_id, conversation_id) references conversations on delete cascade
    )
    """,
    "comment on table notes is 'What agents tell each other about a conversation; customers never see it.'",
    "comment on column notes.after_id is 'The last message that was there; a note stands behind it.'",
    "create index notes_of_conversation on notes (conversation_id, after_id, id)",
    "create unique index notes_once on notes (conversation_id, client_id) where client_id is not null",
    "create index notes_by_words on notes using gin (to_tsvector('simple', text))",
    """
    create table mentions (
      account_id text not null,
      user_id uuid not null references users on delete cascade,
      note_id bigint not null,
      conversation_id bigint not null,
      seen_at timestamptz,
      primary key (account_id, user_id, note_id),
      foreign key (account_id, note_id) references notes on delete cascade
    )
    """,
    "create index mentions_unseen on mentions (user_id, conversation_id) where seen_at is null",
    """
    create table labels (
      account_id text not null references accounts,
      id uuid not null default gen_random_uuid(),
      name text not null,
      color text not null,
      created_at timestamptz not null default now(),
      primary key (account_id, id)
    )
    """,
    "create unique index labels_by_name on labels (account_id, lower(name))",
    """
    create table conversation_labels (
      account_id text not null,
      conversation_id bigint not null,
      label_id uuid not null,
      primary key (account_id, conversation_id, label_id),
      foreign key (account_id, conversation_id) references conversations on delete cascade,
      foreign key (account_id, label_id) references labels on delete cascade
    )
    """,
    "create index conversations_of_label on conversation_labels (label_id, conversation_id)",
    """
    create table quick_replies (
      account_id text not null references accounts,
      id uuid not null default gen_random_uuid(),
      shortcut text not null,
      text text not null,
      updated_by text,
      updated_at timestamptz not null default now(),
      primary key (account_id, id)
    )
    """,
    "create unique index quick_replies_by_shortcut on quick_replies (account_id, lower(shortcut))",
    """
    create unlogged table lookers (
      account_id text not null,
      conversation_id bigint not null,
      user_id uuid not null,
      is_typing boolean not null,
      until timestamptz not null,
      primary key (account_id, conversation_id, user_id),
      foreign key (account_id, conversation_id) references conversations on delete cascade
    )
    """,
    """
    comment on table lookers is
      'Which agents have a conversation on their screens now. Losing them costs a moment of warning, so they are not
      logged.'
    """,
    "create index handovers_of_conversation on handovers (conversation_id, opened_at desc)",
    "create index handovers_closed on handovers (account_id, closed_at desc, id desc) where status = 'closed'",
)


def upgrade() -> None:
    """Make the changes."""
    for change in CHANGES:
        op.execute(change)


def downgrade() -> None:
    """There is no way back."""
    raise NotImplementedError("this version cannot be undone")

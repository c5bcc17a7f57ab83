"""What the Cloud API and the business events of 8x8 bring: identities, the state of numbers, paces."""

from alembic import op

revision = "0012"
down_revision = "0011"

CHANGES: tuple[str, ...] = (
    """
    create table identities (
      account_id text not null references accounts (id) on delete cascade,
      id text not null,
      address text not null,
      since timestamptz not null default now(),
      primary key (account_id, id)
    )
    """,
    """
    comment on table identities is
      'By what else a person is or was known: business-scoped ids, which rotate, and earlier phone numbers.'
    """,
    "comment on column identities.address is 'Under which this person''s conversations stand now.'",
    "create index identities_of_address on identities (address, account_id)",
    """
    create table provider_events (
      account_id text not null references accounts (id) on delete cascade,
      sub_account_id text not null,
      id text not null,
      kind text not null,
      body text not null,
      at timestamptz not null default now(),
      primary key (account_id, sub_account_id, id)
    )
    """,
    """
    comment on table provider_events is
      'What providers told beside messages and receipts, as it came; each once. Kept for 90 days.'
    """,
    "create index provider_events_by_time on provider_events (at)",
    """
    create table number_states (
      account_id text not null references accounts (id) on delete cascade,
      sub_account_id text not null,
      number text not null,
      event text not null,
      messaging_limit text,
      is_flagged boolean not null default false,
      has_higher_throughput boolean not null default false,
      at timestamptz not null,
      primary key (account_id, sub_account_id, number)
    )
    """,
    "comment on table number_states is 'Quality, messaging limit and throughput of WhatsApp numbers, as told last.'",
    "alter table messages add column delivered_content text",
    "comment on column messages.delivered_content is 'What the phone shows, as the provider told it; JSON.'",
    """
    create unlogged table paces (
      account_id text not null,
      sub_account_id text not null,
      id text not null,
      tokens double precision not null,
      at timestamptz not null,
      primary key (account_id, sub_account_id, id)
    )
    """,
    """
    comment on table paces is
      'Token buckets shared by all processes: of a number, of a number and a person, of requests. Losing them costs
      nothing but a moment of haste, so they are not logged.'
    """,
)


def upgrade() -> None:
    """Make the changes."""
    for change in CHANGES:
        op.execute(change)


def downgrade() -> None:
    """There is no way back."""
    raise NotImplementedError("this version cannot be undone")

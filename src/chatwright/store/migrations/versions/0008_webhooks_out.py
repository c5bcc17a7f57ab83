"""Webhooks out: who is told of what, and what became of telling."""

from alembic import op

revision = "0008"
down_revision = "0007"

CHANGES: tuple[str, ...] = (
    """
    create table webhooks (
      account_id text not null references accounts,
      id uuid not null unique default gen_random_uuid(),
      sub_account_id text not null,
      kind text not null check (kind in ('MSG', 'CADR', 'CABM')),
      version smallint not null,
      url text not null,
      enabled boolean not null default true,
      access text not null default '{}',
      signing_secret text not null,
      former_secret text,
      rotated_at timestamptz,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now(),
      primary key (account_id, id),
      unique (account_id, sub_account_id, kind, version)
    )
    """,
    "comment on column webhooks.sub_account_id is 'The subaccount it is told of, * for all.'",
    "comment on column webhooks.access is 'JSON of httpAuthorization or oauth; secrets in it are sealed.'",
    "comment on column webhooks.former_secret is 'Signs too for a day after rotated_at.'",
    """
    create table webhook_events (
      account_id text not null,
      id bigint generated always as identity,
      uid uuid not null default gen_random_uuid(),
      receiver uuid not null,
      url text,
      kind text not null,
      sub_account_id text not null,
      lane bigint not null,
      message_id bigint,
      state text,
      detail text,
      error text,
      at timestamptz not null,
      event text,
      is_test boolean not null default false,
      request text,
      status text not null default 'queued' check (status in ('queued', 'delivered', 'dead')),
      attempts smallint not null default 0,
      claims integer not null default 0,
      due_at timestamptz not null default now(),
      taken boolean not null default false,
      created_at timestamptz not null default now(),
      finished_at timestamptz,
      primary key (account_id, id)
    )
    """,
    """
    comment on table webhook_events is
      'One event for one receiver, written with what it tells of: a message''s new state, or the event as JSON.'
    """,
    "comment on column webhook_events.receiver is 'The webhook, or for a url of one message''s own a hash of it.'",
    "comment on column webhook_events.lane is 'Events of a receiver and lane are told one after the other.'",
    "comment on column webhook_events.claims is 'Raised by whoever takes the event until due_at.'",
    "comment on column webhook_events.request is 'The body as it was sent.'",
    "create index webhook_events_due on webhook_events (receiver, due_at, id) where status = 'queued'",
    "create index webhook_events_lane on webhook_events (receiver, lane, id) where status = 'queued'",
    "create index webhook_events_of_message on webhook_events (message_id) where message_id is not null",
    "create index webhook_events_dead on webhook_events (receiver, id) where status = 'dead'",
    "create index webhook_events_finished on webhook_events (finished_at) where status <> 'queued'",
    "create index webhook_events_of_receiver on webhook_events (receiver, id)",
    """
    create table webhook_attempts (
      account_id text not null,
      event_id bigint not null,
      id bigint generated always as identity,
      at timestamptz not null,
      status_code smallint,
      took_ms integer not null,
      error text,
      answer text,
      primary key (account_id, event_id, id)
    )
    """,
)


def upgrade() -> None:
    """Make the changes."""
    for change in CHANGES:
        op.execute(change)


def downgrade() -> None:
    """There is no way back."""
    raise NotImplementedError("this version cannot be undone")

"""Broadcasts: one template to a list of recipients."""

from alembic import op

revision = "0014"
down_revision = "0013"

CHANGES: tuple[str, ...] = (
    """
    create table broadcasts (
      account_id text not null references accounts,
      id uuid not null default gen_random_uuid(),
      number bigint generated always as identity,
      name text not null,
      sub_account_id text not null,
      template_name text not null,
      template_language text not null,
      fillings text not null default '{}',
      time_zone text,
      status text not null default 'draft'
        check (status in ('draft', 'scheduled', 'running', 'paused', 'cancelled', 'finished')),
      pause_reason text,
      list_id uuid,
      list_complete boolean not null default false,
      list_name text,
      columns text not null default '[]',
      total integer not null default 0,
      duplicates integer not null default 0,
      faulty integer not null default 0,
      stride integer not null default 100,
      scheduled_at timestamptz,
      due_at timestamptz,
      created_by text,
      created_at timestamptz not null default now(),
      started_at timestamptz,
      finished_at timestamptz,
      primary key (account_id, id)
    )
    """,
    "comment on table broadcasts is 'One template to a list of recipients, and how far it has come.'",
    """
    comment on column broadcasts.fillings is
      'JSON: what is put into each place of the template: {place: {column, text, fallback}}.'
    """,
    """
    comment on column broadcasts.list_id is
      'The reading of a list that counts; one that was begun earlier and still comes in is turned away.'
    """,
    "comment on column broadcasts.stride is 'How many messages may be queued and not yet sent; it follows the pace.'",
    "comment on column broadcasts.scheduled_at is 'When it is to start, by the clock of its subaccount.'",
    "comment on column broadcasts.due_at is 'When there is something to do for it next, by the real clock.'",
    "create index broadcasts_due on broadcasts (due_at) where due_at is not null",
    "create index broadcasts_newest on broadcasts (account_id, number desc)",
    """
    create table broadcast_recipients (
      account_id text not null,
      broadcast_id uuid not null,
      n integer not null,
      address text not null,
      given jsonb not null,
      state text not null default 'waiting',
      reason text,
      umid text,
      attempt smallint not null default 0,
      queued_at timestamptz,
      state_at timestamptz,
      answered_at timestamptz,
      opted_out_at timestamptz,
      primary key (account_id, broadcast_id, n),
      unique (account_id, broadcast_id, address),
      foreign key (account_id, broadcast_id) references broadcasts on delete cascade
    )
    """,
    "comment on column broadcast_recipients.n is 'The row of the list; gaps are rows that could not be taken.'",
    "comment on column broadcast_recipients.given is 'The cells of the row, a text for each column.'",
    """
    comment on column broadcast_recipients.state is
      'waiting, queued, sent (handed over to the provider), delivered, read, failed or skipped.'
    """,
    """
    comment on column broadcast_recipients.reason is
      'Why it failed or was skipped: m:131026 by Meta''s code, r:1018 by 8x8''s, or a word of ours.'
    """,
    "create index broadcast_recipients_by_state on broadcast_recipients (account_id, broadcast_id, state, n)",
    """
    create unique index broadcast_recipients_by_umid on broadcast_recipients (umid, account_id)
      where umid is not null
    """,
    """
    create index broadcast_recipients_answered on broadcast_recipients (account_id, broadcast_id, n)
      where answered_at is not null
    """,
    """
    create index broadcast_recipients_opted_out on broadcast_recipients (account_id, broadcast_id, n)
      where opted_out_at is not null
    """,
    """
    create table broadcast_faults (
      account_id text not null,
      broadcast_id uuid not null,
      n integer not null,
      value text not null,
      reason text not null,
      primary key (account_id, broadcast_id, n),
      foreign key (account_id, broadcast_id) references broadcasts on delete cascade
    )
    """,
    "comment on table broadcast_faults is 'Rows of a list that could not be taken, the first thousand of them.'",
    """
    create table broadcast_counts (
      account_id text not null,
      broadcast_id uuid not null,
      what text not null,
      n bigint not null,
      primary key (account_id, broadcast_id, what),
      foreign key (account_id, broadcast_id) references broadcasts on delete cascade
    )
    """,
    """
    create table broadcast_changes (
      id bigint generated always as identity primary key,
      account_id text not null,
      broadcast_id uuid not null,
      what text not null,
      n integer not null
    )
    """,
    """
    comment on table broadcast_changes is
      'What is to be added to broadcast_counts. Receipts only add rows here, so that none waits for another.'
    """,
    "create index broadcast_changes_of on broadcast_changes (account_id, broadcast_id)",
    """
    alter table conversations
      add column broadcast_umid text,
      add column broadcast_until timestamptz
    """,
    """
    comment on column conversations.broadcast_umid is 'The message of a broadcast that the person got last.'
    """,
    """
    comment on column conversations.broadcast_until is
      'Until when a message of the person counts as an answer to it, by the clock of the subaccount; null: answered.'
    """,
    """
    create function broadcast_state(state text, detail text, handed_over_at timestamptz) returns text
    language sql immutable as $body$
      select case
        when state in ('undelivered', 'rejected', 'failed', 'error') then 'failed'
        when state = 'delivered' and detail = 'delivered_to_operator' then 'sent'
        when state = 'queued' and handed_over_at is not null then 'sent'
        else state
      end
    $body$
    """,
    """
    create function broadcast_hears_receipt() returns trigger language plpgsql as $body$
    declare
      was text := broadcast_state(old.state, old.detail, old.handed_over_at);
      becomes text := broadcast_state(new.state, new.detail, new.handed_over_at);
      why text;
    begin
      if was = becomes then
        return null;
      end if;
      if becomes = 'failed' then
        why := coalesce('m:' || (new.error::json ->> 'providerErrorCode'), 'r:' || (new.error::json ->> 'code'), '-');
      end if;
      update broadcast_recipients set state = becomes, reason = why, state_at = new.state_at
      where account_id = new.account_id and umid = new.umid;
      if found then
        insert into broadcast_changes (account_id, broadcast_id, what, n)
        values (new.account_id, new.broadcast_id, was, -1), (new.account_id, new.broadcast_id, becomes, 1);
        if why is not null then
          insert into broadcast_changes (account_id, broadcast_id, what, n)
          values (new.account_id, new.broadcast_id, 'failed ' || why, 1);
        end if;
      end if;
      return null;
    end
    $body$
    """,
    """
    create trigger broadcast_hears_receipt after update of state, handed_over_at on messages for each row
    when (new.broadcast_id is not null)
    execute function broadcast_hears_receipt()
    """,
    """
    create function broadcast_hears_answer() returns trigger language plpgsql as $body$
    declare
      asked uuid;
    begin
      if new.window_expires_at - interval '24 hours' <= old.broadcast_until then
        update broadcast_recipients set answered_at = now()
        where account_id = new.account_id and umid = old.broadcast_umid and answered_at is null
          and state in ('sent', 'delivered', 'read')
        returning broadcast_id into asked;
        if asked is null then
          return new;
        end if;
        insert into broadcast_changes (account_id, broadcast_id, what, n)
        values (new.account_id, asked, 'answered', 1);
      end if;
      new.broadcast_until := null;
      return new;
    end
    $body$
    """,
    """
    create trigger broadcast_hears_answer before update of window_expires_at on conversations for each row
    when (old.broadcast_until is not null and new.window_expires_at is distinct from old.window_expires_at)
    execute function broadcast_hears_answer()
    """,
    """
    create function broadcast_hears_opt_out() returns trigger language plpgsql as $body$
    declare
      asked uuid;
    begin
      update broadcast_recipients r set opted_out_at = now()
      from subaccounts s
      where r.account_id = new.account_id and r.umid = new.broadcast_umid and r.opted_out_at is null
        and r.state in ('sent', 'delivered', 'read')
        and s.account_id = new.account_id and s.id = new.sub_account_id
        and r.queued_at > now() + s.clock_offset - interval '72 hours'
      returning r.broadcast_id into asked;
      if asked is not null then
        insert into broadcast_changes (account_id, broadcast_id, what, n)
        values (new.account_id, asked, 'opted_out', 1);
      end if;
      return null;
    end
    $body$
    """,
    """
    create trigger broadcast_hears_opt_out after update of opted_out on conversations for each row
    when (new.broadcast_umid is not null and old.opted_out is null and new.opted_out is not null)
    execute function broadcast_hears_opt_out()
    """,
)


def upgrade() -> None:
    """Make the changes."""
    for change in CHANGES:
        op.execute(change)


def downgrade() -> None:
    """There is no way back."""
    raise NotImplementedError("this version cannot be undone")

"""Contacts: what is known of a person, segments of people, imports."""

from alembic import op

revision = "0015"
down_revision = "0014"

CHANGES: tuple[str, ...] = (
    """
    create function contact_words(name text, address text, email text, external_id text) returns tsvector
    language sql immutable as $body$
      select array_to_tsvector(coalesce(array_agg(distinct word), '{}')) from (
        select regexp_split_to_table(lower(left(name, 200)), '[\\s.,;:()_@/+-]+') as word
        union all
        select regexp_split_to_table(lower(left(email, 200)), '[@.]+')
        union all
        select lower(left(email, 200))
        union all
        select regexp_split_to_table(lower(left(external_id, 200)), '[\\s.,;:()_@/+-]+')
        union all
        select lower(left(address, 200))
        union all
        select substr(left(address, 15), n) from generate_series(2, length(left(address, 15)) - 3) n
        where address ~ '^[0-9]+$'
      ) words
      where word <> ''
    $body$
    """,
    """
    comment on function contact_words is
      'By which beginnings of words a person is found; every end of the phone number is one.'
    """,
    """
    alter table contacts
      add column attributes jsonb not null default '{}',
      add column tags text[] not null default '{}',
      add column language text,
      add column time_zone text,
      add column email text,
      add column external_id text,
      add column merged_into uuid,
      add column updated_at timestamptz not null default now(),
      add column words tsvector generated always as (contact_words(name, address, email, external_id)) stored
    """,
    """
    comment on column contacts.merged_into is
      'The contact that this further address belongs to; all that is known of the person stands there.'
    """,
    "create index contacts_newest on contacts (account_id, created_at desc, id desc) where merged_into is null",
    "create index contacts_by_words on contacts using gin (words)",
    "create index contacts_by_attributes on contacts using gin (attributes)",
    "create index contacts_by_tags on contacts using gin (tags)",
    "create index contacts_merged on contacts (merged_into) where merged_into is not null",
    """
    create unique index contacts_by_external_id on contacts (account_id, external_id)
      where external_id is not null
    """,
    "alter table conversations add column heard_at timestamptz",
    "comment on column conversations.heard_at is 'When the person wrote last, by the real clock; null: never.'",
    """
    create function knows_contact() returns trigger language plpgsql as $body$
    begin
      if new.contact_id is null then
        select coalesce(merged_into, id) into new.contact_id from contacts
        where account_id = new.account_id and address = new.address;
        if new.contact_id is null then
          insert into contacts (account_id, address, name) values (new.account_id, new.address, new.name)
          on conflict (account_id, address) do update set name = coalesce(contacts.name, excluded.name)
          returning coalesce(merged_into, id) into new.contact_id;
        end if;
      end if;
      return new;
    end
    $body$
    """,
    "comment on function knows_contact is 'Whoever we write to is a contact, too, and not only who writes to us.'",
    """
    create trigger knows_contact before insert on conversations
    for each row execute function knows_contact()
    """,
    """
    insert into contacts (account_id, address, name)
    select distinct on (c.account_id, c.address) c.account_id, c.address, c.name
    from conversations c join accounts a on a.id = c.account_id
    where c.contact_id is null order by c.account_id, c.address, c.id
    on conflict (account_id, address) do nothing
    """,
    """
    update conversations c set contact_id = p.id from contacts p
    where c.contact_id is null and p.account_id = c.account_id and p.address = c.address
    """,
    """
    update conversations c set heard_at = (
      select m.created_at from messages m
      where m.conversation_id = c.id and m.account_id = c.account_id and m.direction = 'inbound'
      order by m.id desc limit 1
    )
    """,
    "create index conversations_of_contact on conversations (contact_id)",
    """
    create table contact_attributes (
      account_id text not null references accounts,
      name text not null,
      label text not null,
      kind text not null,
      choices text[] not null default '{}',
      least text,
      most text,
      position integer not null default 0,
      created_at timestamptz not null default now(),
      primary key (account_id, name)
    )
    """,
    "comment on table contact_attributes is 'What an account keeps of people, beside what is built in.'",
    """
    create table contact_events (
      account_id text not null references accounts,
      id bigint generated always as identity,
      contact_id uuid not null,
      kind text not null,
      detail text not null,
      told_by text,
      instance_id uuid,
      at timestamptz not null default now(),
      primary key (account_id, id)
    )
    """,
    "create index contact_events_of_contact on contact_events (contact_id, id desc)",
    "comment on table contact_events is 'What changed of a person, from what to what and by whom: the timeline.'",
    """
    create table segments (
      account_id text not null references accounts,
      id uuid not null default gen_random_uuid(),
      name text not null,
      rules text not null,
      created_by text,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now(),
      primary key (account_id, id)
    )
    """,
    "create unique index segments_by_name on segments (account_id, lower(name))",
    """
    create table contact_imports (
      account_id text not null references accounts,
      id uuid not null default gen_random_uuid(),
      status text not null default 'running' check (status in ('running', 'done', 'failed')),
      name text not null,
      source text,
      mapping text not null,
      total integer not null,
      done integer not null default 0,
      added integer not null default 0,
      updated integer not null default 0,
      wrong integer not null default 0,
      problems text not null default '[]',
      created_by text,
      created_at timestamptz not null default now(),
      ended_at timestamptz,
      leased_until timestamptz not null default now(),
      primary key (account_id, id)
    )
    """,
    "comment on column contact_imports.source is 'The file; it is forgotten when the import has ended.'",
    "create index contact_imports_running on contact_imports (leased_until) where status = 'running'",
    """
    create or replace function consent_log_is_proof() returns trigger language plpgsql as $body$
    begin
      if tg_op = 'UPDATE' and current_setting('chatwright.erases', true) = 'on' then
        return null;
      end if;
      raise exception 'what people chose is proof: consent_log is only added to';
    end
    $body$
    """,
    """
    comment on function consent_log_is_proof is
      'Erasing a person puts a keyed hash in place of the address; nothing else may change a line.'
    """,
)


def upgrade() -> None:
    """Make the changes."""
    for change in CHANGES:
        op.execute(change)


def downgrade() -> None:
    """There is no way back."""
    raise NotImplementedError("this version cannot be undone")

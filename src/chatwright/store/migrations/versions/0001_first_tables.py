"""The first tables: accounts and people, definitions, conversations, instances and their armed next events.

Every table of an account carries `account_id` first in its key, so that accounts can be spread over nodes.
"""

from alembic import op

revision = "0001"
down_revision = None

TABLES = """
create table accounts (
  id text primary key,
  definitions_epoch bigint not null default 0,
  allowed_workflow_count bigint,
  created_at timestamptz not null default now()
);
comment on column accounts.definitions_epoch is
  'Raised whenever a definition of the account changes; a turn compares it with its cache in memory.';

create table subaccounts (
  account_id text not null references accounts,
  id text not null unique,
  provider text not null default 'simulator' check (provider in ('simulator', '8x8', 'whatsapp_cloud')),
  config text not null default '{}',
  clock_offset interval not null default '0',
  created_at timestamptz not null default now(),
  primary key (account_id, id)
);
comment on column subaccounts.config is 'JSON of the connector; secrets in it are sealed with the secret key.';
comment on column subaccounts.clock_offset is 'How far the simulated clock of this subaccount runs ahead.';

create table users (
  id uuid primary key default gen_random_uuid(),
  account_id text not null references accounts,
  email text not null unique check (email = lower(email)),
  name text not null,
  role text not null default 'owner' check (role in ('owner', 'builder', 'agent', 'viewer')),
  password_hash text not null,
  created_at timestamptz not null default now()
);
create table sessions (
  token_hash bytea primary key,
  user_id uuid not null references users on delete cascade,
  csrf_token text not null,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null
);
create table setup_links (
  token_hash bytea primary key,
  account_id text not null references accounts,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  used_at timestamptz
);
create table api_keys (
  id uuid primary key default gen_random_uuid(),
  account_id text not null references accounts,
  name text not null,
  key_hash bytea not null unique,
  prefix text not null,
  created_at timestamptz not null default now(),
  last_used_at timestamptz,
  revoked_at timestamptz
);

create table definitions (
  account_id text not null references accounts,
  id uuid not null,
  last_version integer not null,
  created_at timestamptz not null default now(),
  primary key (account_id, id)
);
create table definition_versions (
  account_id text not null,
  definition_id uuid not null,
  version integer not null,
  sub_account_id text,
  trigger text not null,
  status text not null,
  name text not null,
  source text not null,
  listens_always boolean not null default false,
  created_at timestamptz not null default now(),
  created_by text,
  primary key (account_id, definition_id, version),
  foreign key (account_id, definition_id) references definitions on delete cascade
);
comment on column definition_versions.source is
  'The JSON as it was given, as text: the order of its keys is the order of branches.';

create table contacts (
  account_id text not null references accounts,
  id uuid not null default gen_random_uuid(),
  address text not null,
  name text,
  created_at timestamptz not null default now(),
  primary key (account_id, id),
  unique (account_id, address)
);
comment on column contacts.address is 'Phone number as digits without +, or a business-scoped user id.';

create table conversations (
  account_id text not null,
  id bigint generated always as identity,
  sub_account_id text not null,
  channel text not null,
  address text not null,
  contact_id uuid,
  name text,
  window_expires_at timestamptz,
  handover_id uuid,
  pending integer not null default 0,
  sender_id uuid,
  sender_until timestamptz,
  updated_at timestamptz not null default now(),
  primary key (account_id, id),
  unique (account_id, sub_account_id, channel, address)
);
comment on column conversations.pending is 'Messages written but not yet handed to the channel.';
comment on column conversations.sender_id is
  'The process that hands over this conversation''s messages, in order, until sender_until.';
create index conversations_abandoned on conversations (sender_until) where pending > 0;

create table messages (
  account_id text not null,
  id bigint generated always as identity,
  conversation_id bigint not null,
  sub_account_id text not null,
  direction text not null check (direction in ('inbound', 'outbound')),
  umid text not null,
  provider_id text,
  client_message_id text,
  type text not null,
  content text not null,
  options text,
  state text not null,
  detail text,
  error text,
  instance_id uuid,
  key integer,
  attempts smallint not null default 0,
  created_at timestamptz not null default now(),
  state_at timestamptz not null default now(),
  handed_over_at timestamptz,
  primary key (account_id, id),
  unique (account_id, sub_account_id, umid)
);
comment on column messages.handed_over_at is
  'When the channel answered, by the real clock; a receipt may have told the state before.';
comment on column messages.created_at is 'By the clock of the subaccount, which a simulator may have moved.';
create index messages_of_conversation on messages (account_id, conversation_id, id);
create index messages_queued on messages (account_id, conversation_id, id)
  where direction = 'outbound' and handed_over_at is null;
create index messages_by_provider_id on messages (account_id, provider_id) where provider_id is not null;

create table instances (
  account_id text not null,
  id uuid not null,
  definition_id uuid not null,
  version integer not null,
  sub_account_id text,
  conversation_id bigint,
  status text not null,
  faulted boolean not null default false,
  test boolean not null default false,
  state text not null,
  started_at timestamptz not null,
  completed_at timestamptz,
  primary key (account_id, id)
);
create index instances_of_definition on instances (account_id, definition_id, version, started_at desc, id);
create index instances_of_conversation on instances (account_id, conversation_id, started_at desc);
create index instances_running on instances (account_id, definition_id) where status in ('Runnable', 'Suspended');

create table armed (
  account_id text not null,
  instance_id uuid not null,
  key integer not null,
  kind text not null check (kind in ('reply', 'dtmf', 'timer', 'http')),
  body text,
  sub_account_id text,
  channel text,
  sender text,
  due_at timestamptz not null,
  attempts smallint not null default 0,
  armed_at timestamptz not null default clock_timestamp(),
  primary key (account_id, instance_id, key)
);
comment on table armed is
  'The next events of instances: replies they wait for, timers, leased effects. due_at is the time limit, the '
  'alarm, or the end of the lease, by the real clock. A running instance without a row here is stuck.';
create index armed_due on armed (due_at);
create index armed_listening on armed (account_id, sender, channel) where kind in ('reply', 'dtmf');

create table held_events (
  account_id text not null,
  instance_id uuid not null,
  id bigint generated always as identity,
  event text not null,
  primary key (account_id, instance_id, id)
);
comment on table held_events is 'What arrived for a suspended instance; applied in order when it is resumed.';

create table instance_log (
  account_id text not null,
  instance_id uuid not null,
  id bigint generated always as identity,
  seq integer not null,
  step text not null,
  status text not null,
  at timestamptz not null,
  came_from integer not null default 0,
  note text,
  primary key (account_id, instance_id, id)
);
create table instance_errors (
  account_id text not null,
  instance_id uuid not null,
  id bigint generated always as identity,
  step text not null,
  message text not null,
  at timestamptz not null,
  primary key (account_id, instance_id, id)
);

create table instance_counts (
  account_id text not null,
  definition_id uuid not null,
  version integer not null,
  month date not null,
  shard smallint not null,
  started bigint not null default 0,
  completed bigint not null default 0,
  terminated bigint not null default 0,
  primary key (account_id, definition_id, version, month, shard)
);
comment on table instance_counts is
  'Counts kept by the turns, spread over shards so that turns do not queue for one row; nothing counts history.';

create table handovers (
  account_id text not null,
  id uuid not null,
  conversation_id bigint,
  instance_id uuid,
  payload text,
  status text not null default 'open',
  opened_at timestamptz not null default now(),
  closed_at timestamptz,
  primary key (account_id, id)
);
create table calls (
  account_id text not null,
  uid text not null,
  client_request_id text not null,
  sub_account_id text,
  instance_id uuid,
  action text not null,
  params text not null,
  state text not null default 'ringing',
  created_at timestamptz not null default now(),
  primary key (account_id, uid)
);
"""


def upgrade() -> None:
    """Create the tables."""
    for statement in TABLES.split(";\n"):
        if statement.strip():
            op.execute(statement)


def downgrade() -> None:
    """There is nothing before the first version."""
    raise NotImplementedError("the first version cannot be undone")

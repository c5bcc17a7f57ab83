"""The desk: teams, who is there, and who has which conversation."""

from alembic import op

revision = "0016"
down_revision = "0015"

CHANGES: tuple[str, ...] = (
    """
    create table teams (
      account_id text not null references accounts,
      id uuid not null default gen_random_uuid(),
      name text not null,
      hours text,
      time_zone text,
      answer_within_seconds integer,
      escalates_to uuid,
      created_at timestamptz not null default now(),
      primary key (account_id, id)
    )
    """,
    """
    create unique index teams_by_name on teams (account_id, lower(name))
    """,
    """
    comment on column teams.hours is 'JSON of the weekly business hours; null: always there.'
    """,
    """
    comment on column teams.escalates_to is 'The team that gets what nobody answered in time; null: the same team.'
    """,
    """
    alter table accounts add column name text
    """,
    """
    comment on column accounts.name is 'The name of the business; null: not given yet.'
    """,
    """
    create table invites (
      account_id text not null references accounts,
      id uuid not null default gen_random_uuid(),
      token_hash bytea not null unique,
      role text not null check (role in ('owner', 'builder', 'agent', 'viewer')),
      note text,
      team_ids uuid[] not null default '{}',
      invited_by uuid references users on delete set null,
      created_at timestamptz not null default now(),
      expires_at timestamptz not null,
      primary key (account_id, id)
    )
    """,
    """
    alter table users
      add column skills text[] not null default '{}',
      add column capacity integer not null default 8,
      add column presence text not null default 'offline' check (presence in ('online', 'away', 'offline')),
      add column seen_at timestamptz,
      add column given_at timestamptz,
      add column disabled_at timestamptz
    """,
    """
    comment on column users.capacity is 'How many conversations are given to the agent at once.'
    """,
    """
    comment on column users.given_at is 'When the agent was last given a conversation; who waits longest is next.'
    """,
    """
    create table team_members (
      account_id text not null,
      team_id uuid not null,
      user_id uuid not null references users on delete cascade,
      primary key (account_id, team_id, user_id),
      foreign key (account_id, team_id) references teams on delete cascade
    )
    """,
    """
    alter table handovers
      add column team_id uuid,
      add column skill text,
      add column priority smallint not null default 0,
      add column note text,
      add column variables text,
      add column assigned_to uuid,
      add column assigned_at timestamptz,
      add column answered_at timestamptz,
      add column snoozed_until timestamptz,
      add column closed_by uuid,
      add column opened_by uuid,
      add column last_key integer,
      add column queued_at timestamptz not null default now(),
      add column escalate_at timestamptz,
      add column escalations smallint not null default 0,
      add column passed_by uuid[] not null default '{}'
    """,
    """
    comment on column handovers.last_key is
      'The last key of the turn that gave the conversation away: what the journey says later is held back.'
    """,
    """
    comment on column handovers.passed_by is 'Agents who had it and did not answer in time.'
    """,
    """
    comment on column handovers.opened_by is 'The agent who took the conversation; null: a journey gave it.'
    """,
    """
    create index handovers_queued on handovers (account_id, priority desc, opened_at, id)
      where status = 'open' and assigned_to is null
    """,
    """
    create index handovers_of_agent on handovers (account_id, assigned_to)
      where status = 'open' and assigned_to is not null
    """,
    """
    create index handovers_open_of_conversation on handovers (account_id, conversation_id) where status = 'open'
    """,
    """
    create index handovers_snoozed on handovers (snoozed_until) where status = 'open' and snoozed_until is not null
    """,
    """
    create index handovers_escalating on handovers (escalate_at) where status = 'open' and escalate_at is not null
    """,
)


def upgrade() -> None:
    """Make the changes."""
    for change in CHANGES:
        op.execute(change)


def downgrade() -> None:
    """There is no way back."""
    raise NotImplementedError("this version cannot be undone")

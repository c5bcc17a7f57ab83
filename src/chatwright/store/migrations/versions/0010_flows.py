"""WhatsApp Flows: their screens, states and keys."""

from alembic import op

revision = "0010"
down_revision = "0009"

CHANGES: tuple[str, ...] = (
    """
    create table flows (
      account_id text not null,
      sub_account_id text not null,
      id text not null,
      name text not null,
      status text not null check (status in ('DRAFT', 'PUBLISHED', 'DEPRECATED', 'THROTTLED', 'BLOCKED')),
      categories text not null,
      flow_json text not null,
      endpoint_uri text,
      application_id text,
      created_at timestamptz not null,
      updated_at timestamptz not null,
      primary key (account_id, sub_account_id, id),
      unique (account_id, sub_account_id, name),
      foreign key (account_id) references accounts (id) on delete cascade
    )
    """,
    "comment on column flows.categories is 'JSON list. All times are by the clock of the simulator.'",
    "comment on column flows.flow_json is 'As it was given, so that errors name its lines; may be no JSON at all.'",
    """
    create table flow_previews (
      token text primary key,
      account_id text not null,
      sub_account_id text not null,
      flow_id text not null,
      expires_at timestamptz not null,
      foreign key (account_id, sub_account_id, flow_id) references flows on delete cascade
    )
    """,
    "create index flow_previews_of_flow on flow_previews (account_id, sub_account_id, flow_id)",
    "comment on column flow_previews.expires_at is 'By the real clock: whoever has the address may look until then.'",
    """
    create table flow_keys (
      account_id text not null,
      sub_account_id text not null,
      public_key text not null,
      private_key text,
      created_at timestamptz not null default now(),
      primary key (account_id, sub_account_id),
      foreign key (account_id) references accounts (id) on delete cascade
    )
    """,
    "comment on column flow_keys.private_key is 'PEM, sealed; null when only the business itself has it.'",
    """
    create table flow_endpoints (
      account_id text not null,
      sub_account_id text not null,
      flow_id text not null,
      url text not null,
      primary key (account_id, sub_account_id, flow_id),
      foreign key (account_id) references accounts (id) on delete cascade
    )
    """,
    "comment on table flow_endpoints is 'Where the decrypted requests of a flow go, for flows of any provider.'",
)


def upgrade() -> None:
    """Make the changes."""
    for change in CHANGES:
        op.execute(change)


def downgrade() -> None:
    """There is no way back."""
    raise NotImplementedError("this version cannot be undone")

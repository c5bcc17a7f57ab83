"""The built-in calendar: services and bookings; and whether the demo has been seeded."""

from alembic import op

revision = "0002"
down_revision = "0001"

TABLES = """
alter table accounts add column demo_seeded boolean not null default false;

create table services (
  account_id text not null references accounts,
  id text not null,
  name text not null,
  description text not null default '',
  position integer not null,
  primary key (account_id, id)
);

create table bookings (
  account_id text not null references accounts,
  id uuid not null default gen_random_uuid(),
  service_id text,
  starts_at timestamptz not null,
  ends_at timestamptz not null check (ends_at > starts_at),
  customer text not null,
  customer_name text,
  status text not null default 'booked' check (status in ('booked', 'cancelled')),
  idempotency_key text,
  created_at timestamptz not null default now(),
  primary key (account_id, id)
);
create unique index bookings_one_a_slot on bookings (account_id, starts_at) where status = 'booked';
create unique index bookings_one_a_request on bookings (account_id, idempotency_key)
  where idempotency_key is not null
"""


def upgrade() -> None:
    """Create the tables."""
    for statement in TABLES.split(";\n"):
        if statement.strip():
            op.execute(statement)


def downgrade() -> None:
    """Drop the tables, with the bookings in them."""
    for table in ("bookings", "services"):
        op.execute(f"drop table {table}")
    op.execute("alter table accounts drop column demo_seeded")

"""Calendars: what services take, who does them and when, and times that are held while a customer decides."""

from alembic import op

revision = "0018"
down_revision = "0017"

CHANGES: tuple[str, ...] = (
    """
    alter table services
      add column minutes integer not null default 60 check (minutes between 1 and 1440),
      add column before_minutes integer not null default 0 check (before_minutes between 0 and 1440),
      add column after_minutes integer not null default 0 check (after_minutes between 0 and 1440),
      add column lead_minutes integer not null default 120 check (lead_minutes between 0 and 525600),
      add column horizon_days integer not null default 30 check (horizon_days between 1 and 366),
      add column step_minutes integer not null default 60 check (step_minutes between 5 and 1440),
      add column price text not null default ''
    """,
    """
    create table staff (
      account_id text not null references accounts,
      id text not null,
      name text not null,
      title text not null default '',
      kind text not null default 'person' check (kind in ('person', 'resource')),
      hours text not null,
      time_zone text,
      capacity integer not null default 1 check (capacity between 1 and 1000),
      services text[] not null default '{}',
      position integer not null,
      primary key (account_id, id)
    )
    """,
    """
    comment on column staff.hours is 'JSON such as {"mon": ["09:00-12:30", "13:30-17:00"]}.'
    """,
    """
    create table days_off (
      account_id text not null references accounts,
      id uuid not null default gen_random_uuid(),
      staff_id text,
      first_day date not null,
      last_day date not null check (last_day >= first_day),
      label text not null default '',
      primary key (account_id, id)
    )
    """,
    """
    comment on column days_off.staff_id is 'Null: nobody works.'
    """,
    "drop index bookings_one_a_slot",
    "alter table bookings drop constraint bookings_status_check",
    """
    alter table bookings
      add column staff_id text not null default '',
      add column busy_from timestamptz,
      add column busy_until timestamptz,
      add column held_until timestamptz,
      add column language text not null default '',
      add column time_zone text,
      add column version integer not null default 1,
      add constraint bookings_status_check check (status in ('held', 'booked', 'cancelled', 'no_show')),
      add constraint bookings_held_check check (status <> 'held' or held_until is not null)
    """,
    "update bookings set busy_from = starts_at, busy_until = ends_at",
    """
    alter table bookings
      alter column busy_from set not null,
      alter column busy_until set not null,
      add constraint bookings_busy_check check (busy_from <= starts_at and busy_until >= ends_at)
    """,
    """
    comment on column bookings.busy_from is
      'The visit with the time kept free around it takes a place of the staff from here to busy_until.'
    """,
    """
    create index bookings_busy on bookings (account_id, staff_id, busy_until)
      where status in ('held', 'booked')
    """,
    """
    create index bookings_held on bookings (account_id, staff_id, held_until) where status = 'held'
    """,
    """
    create index bookings_of_customer on bookings (account_id, customer, ends_at) where status = 'booked'
    """,
    """
    create index bookings_by_time on bookings (account_id, starts_at) where status <> 'held'
    """,
    """
    create table booking_history (
      account_id text not null,
      booking_id uuid not null,
      id bigint generated always as identity,
      at timestamptz not null,
      what text not null,
      made_by text not null default '',
      starts_at timestamptz not null,
      staff_id text not null,
      primary key (account_id, booking_id, id),
      foreign key (account_id, booking_id) references bookings on delete cascade
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

"""Consent: who does not want messages, and how we know."""

from alembic import op

revision = "0009"
down_revision = "0008"

CHANGES: tuple[str, ...] = (
    """
    create table opt_outs (
      account_id text not null references accounts,
      address text not null,
      id bigint generated always as identity,
      phone text,
      scope text not null check (scope in ('marketing', 'all')),
      since timestamptz not null,
      source text not null,
      wording text not null,
      told_by text,
      primary key (account_id, address)
    )
    """,
    "comment on table opt_outs is 'Who does not want templates: a row for each address of a person.'",
    """
    comment on column opt_outs.phone is
      'The phone number of the same person, in the row of a business-scoped user id.'
    """,
    "create index opt_outs_newest on opt_outs (account_id, id desc)",
    "create index opt_outs_of_phone on opt_outs (phone) where phone is not null",
    """
    create table consent_log (
      account_id text not null references accounts,
      id bigint generated always as identity,
      address text not null,
      choice text not null check (choice in ('stop', 'start')),
      scope text not null,
      source text not null,
      wording text not null,
      told_by text,
      umid text,
      changed boolean not null,
      at timestamptz not null,
      primary key (account_id, id)
    )
    """,
    "create index consent_log_of_person on consent_log (address, account_id, id desc)",
    "comment on table consent_log is 'Every choice as it was told: the proof. Rows are only added.'",
    """
    create function consent_log_is_proof() returns trigger language plpgsql as $body$
    begin
      raise exception 'what people chose is proof: consent_log is only added to';
    end
    $body$
    """,
    """
    create trigger consent_log_is_proof before update or delete on consent_log
    for each statement execute function consent_log_is_proof()
    """,
    """
    create table consent_settings (
      account_id text primary key references accounts,
      settings text not null
    )
    """,
    "comment on column consent_settings.settings is 'JSON: words, texts and scope; what is missing is as built in.'",
    "alter table conversations add column opted_out text",
    """
    comment on column conversations.opted_out is
      'The scope of opt_outs for this address, kept here so that handing a message over needs no other table.'
    """,
    """
    create function knows_opt_out() returns trigger language plpgsql as $body$
    begin
      select scope into new.opted_out from opt_outs
      where account_id = new.account_id and address = new.address;
      return new;
    end
    $body$
    """,
    "comment on function knows_opt_out is 'A conversation that is opened, by whichever way, knows of an opt-out.'",
    """
    create trigger knows_opt_out before insert on conversations
    for each row execute function knows_opt_out()
    """,
)


def upgrade() -> None:
    """Make the changes."""
    for change in CHANGES:
        op.execute(change)


def downgrade() -> None:
    """There is no way back."""
    raise NotImplementedError("this version cannot be undone")

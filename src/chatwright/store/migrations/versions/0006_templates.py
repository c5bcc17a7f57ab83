"""WhatsApp templates of a channel, what became of them, and how the simulated phone showed them."""

from alembic import op

revision = "0006"
down_revision = "0005"

CHANGES = (
    """
    create table templates (
      account_id text not null,
      sub_account_id text not null,
      name text not null,
      language text not null,
      category text not null,
      components text not null,
      status text not null,
      reason text,
      review_at timestamptz,
      created_at timestamptz not null,
      updated_at timestamptz not null,
      deleted_at timestamptz,
      primary key (account_id, sub_account_id, name, language),
      foreign key (account_id) references accounts (id) on delete cascade
    )
    """,
    "comment on column templates.components is 'As registered, in one spelling; JSON.'",
    "comment on column templates.review_at is 'When the simulator approves it by itself; null when somebody must.'",
    """
    comment on column templates.deleted_at is
      'Its name is free again 30 days later. All times are by the clock of the simulator.'
    """,
    """
    create table template_states (
      account_id text not null,
      sub_account_id text not null,
      name text not null,
      language text not null,
      id bigint generated always as identity,
      status text not null,
      reason text,
      at timestamptz not null,
      primary key (account_id, sub_account_id, name, language, id)
    )
    """,
    "comment on table template_states is 'Every state that a template has had.'",
    """
    create table shown_templates (
      account_id text not null,
      sub_account_id text not null,
      umid text not null,
      shown text not null,
      primary key (account_id, sub_account_id, umid)
    )
    """,
    "comment on table shown_templates is 'Template messages as the simulated phone shows them; JSON.'",
)


def upgrade() -> None:
    """Make the tables."""
    for change in CHANGES:
        op.execute(change)


def downgrade() -> None:
    """There is no way back."""
    raise NotImplementedError("this version cannot be undone")

"""The life of a template: quality, pauses, categories."""

from alembic import op

revision = "0011"
down_revision = "0010"

CHANGES = (
    """
    alter table templates
      add column id bigint generated always as identity (start with 100000000001),
      add column quality text not null default 'UNKNOWN',
      add column recommendation text,
      add column previous_category text,
      add column pauses smallint not null default 0,
      add column pause text,
      add column changes_at timestamptz,
      add column verdict text,
      add column allow_category_change boolean not null default true,
      add column lifetime_seconds integer,
      add column edits timestamptz[] not null default '{}'
    """,
    "comment on column templates.review_at is 'When the review ends by itself; null when somebody must decide.'",
    "comment on column templates.verdict is 'What a review that ends by itself will say; JSON. Null approves.'",
    "comment on column templates.pauses is 'How often it was paused for its quality; the third time disables it.'",
    "comment on column templates.changes_at is 'When a pause lifts itself, or a flagged template is disabled.'",
    "comment on column templates.edits is 'When it was edited while approved; those of the last 30 days count.'",
    """
    create index templates_changing on templates (account_id, sub_account_id)
    where review_at is not null or changes_at is not null
    """,
    """
    alter table template_states
      add column kind text not null default 'status',
      add column previous text
    """,
    "comment on column template_states.kind is 'What changed: its status, its quality or its category.'",
    """
    create table template_drafts (
      account_id text not null references accounts (id) on delete cascade,
      id uuid not null default gen_random_uuid(),
      sub_account_id text not null,
      template text not null,
      updated_at timestamptz not null default now(),
      updated_by text,
      primary key (account_id, id)
    )
    """,
    "comment on table template_drafts is 'Templates being written, however unfinished; JSON as it is submitted.'",
    "create index template_drafts_of on template_drafts (account_id, sub_account_id)",
)


def upgrade() -> None:
    """Make the changes."""
    for change in CHANGES:
        op.execute(change)


def downgrade() -> None:
    """There is no way back."""
    raise NotImplementedError("this version cannot be undone")

"""Drafts of journeys: what is being drawn, and where its steps stand on the canvas."""

from alembic import op

revision = "0004"
down_revision = "0003"

CHANGES = (
    """
    create table drafts (
      account_id text not null,
      definition_id uuid not null,
      revision integer not null,
      based_on integer,
      is_changed boolean not null,
      source text not null,
      canvas text not null,
      updated_at timestamptz not null default now(),
      updated_by text,
      primary key (account_id, definition_id),
      foreign key (account_id, definition_id) references definitions on delete cascade
    )
    """,
    """
    comment on table drafts is
      'One for a journey at most. After it is published it stays, unchanged, since it holds the places of the steps.'
    """,
    "comment on column drafts.revision is 'Raised by every save; a save that names an older one is refused.'",
    "comment on column drafts.based_on is 'The published version that it began from; null before the first.'",
)


def upgrade() -> None:
    """Make the table."""
    for change in CHANGES:
        op.execute(change)


def downgrade() -> None:
    """There is no way back."""
    raise NotImplementedError("this version cannot be undone")

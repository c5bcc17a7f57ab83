"""Versions of journeys: what was changed, in words, and where the steps stood."""

from alembic import op

revision = "0005"
down_revision = "0004"

CHANGES = (
    "alter table definition_versions add column note text, add column canvas text",
    "comment on column definition_versions.note is 'What the publisher said has changed; null when nothing.'",
    """
    comment on column definition_versions.canvas is
      'The drawing as it was published; null for versions that came through the Automation API.'
    """,
)


def upgrade() -> None:
    """Add the columns."""
    for change in CHANGES:
        op.execute(change)


def downgrade() -> None:
    """There is no way back."""
    raise NotImplementedError("this version cannot be undone")

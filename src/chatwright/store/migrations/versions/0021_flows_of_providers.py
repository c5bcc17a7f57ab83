"""WhatsApp Flows that a provider keeps stand beside those of the simulator."""

from alembic import op

revision = "0021"
down_revision = "0020"

CHANGES: tuple[str, ...] = (
    "alter table flows add column is_remote boolean not null default false",
    "comment on column flows.is_remote is 'Kept by the provider; the row is what was fetched from there last.'",
    "alter table flows drop constraint flows_account_id_sub_account_id_name_key",
    "alter table flows add unique (account_id, sub_account_id, is_remote, name)",
)


def upgrade() -> None:
    """Make the changes."""
    for change in CHANGES:
        op.execute(change)


def downgrade() -> None:
    """There is no way back."""
    raise NotImplementedError("this version cannot be undone")

"""Chapters that narrators have approved."""

from alembic import op

from memory.tables import approvals

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    approvals.create(op.get_bind(), checkfirst=True)


def downgrade() -> None:
    approvals.drop(op.get_bind())

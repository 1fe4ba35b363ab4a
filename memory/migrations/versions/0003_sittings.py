"""Sittings, reactions, what is off limits, and questions from others."""

from alembic import op

from memory.tables import asks, links, off_limits, reactions, sittings, visits

revision = "0003"
down_revision = "0002"

_TABLES = (off_limits, reactions, sittings, links, visits, asks)


def upgrade() -> None:
    # The first revision makes whatever tables there are today: on a new database these are there.
    for table in _TABLES:
        table.create(op.get_bind(), checkfirst=True)


def downgrade() -> None:
    for table in reversed(_TABLES):
        table.drop(op.get_bind())

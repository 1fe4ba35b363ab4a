"""Recaps are of weeks, months, years and days, not of weeks alone."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    # The first revision makes whatever tables there are today: on a new database this is done.
    if "week" in _columns():
        _rename("week", "period", 16)


def downgrade() -> None:
    # What is of no week would not fit.
    op.execute(sa.text("DELETE FROM recaps WHERE length(period) > 8"))
    _rename("period", "week", 8)


def _columns() -> set[str]:
    return {one["name"] for one in sa.inspect(op.get_bind()).get_columns("recaps")}


def _rename(old: str, new: str, length: int) -> None:
    op.execute(sa.text(f"ALTER TABLE recaps RENAME COLUMN {old} TO {new}"))
    if op.get_bind().dialect.name != "sqlite":  # which holds no length
        op.alter_column("recaps", new, type_=sa.String(length))

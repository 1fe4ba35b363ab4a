"""What narrators decided of names."""

from alembic import op

from memory.tables import people

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    # The first revision makes whatever tables there are today: on a new database this one is there.
    people.create(op.get_bind(), checkfirst=True)


def downgrade() -> None:
    people.drop(op.get_bind())

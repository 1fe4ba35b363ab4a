"""Care, by code alone: what is heard as distress, whom one can call, what may not be said, what is hard.

Knows nothing of the conversation. ``docs/care.md`` says how it was decided and what it cannot do.
"""

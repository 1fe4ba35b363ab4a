"""Makes the small tables and models that the project ships. Nothing imports it."""

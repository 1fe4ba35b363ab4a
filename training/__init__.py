"""Makes the tables and models that the project ships. Heavy; the commands of the training alone import it."""

"""The archives that people have, one file a format; each streams records, and nothing else."""

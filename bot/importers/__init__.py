"""Readers of archives that people already have; one file a format. They read, and decide nothing."""

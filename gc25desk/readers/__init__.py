"""A file from outside becomes plain data, behind the guard."""

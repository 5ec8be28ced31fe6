"""Table models that more than one page uses."""

"""Letting a report leave: what was found in it, and the files."""

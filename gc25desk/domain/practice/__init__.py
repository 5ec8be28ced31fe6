"""Fictional complaints and evidence for the practice desk; begin with records.py."""

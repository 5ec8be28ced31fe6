"""The Reports page: what leaves the desk, and for whom."""

"""The dashboard: what is open, what came and went, and what the desk holds on each paragraph."""

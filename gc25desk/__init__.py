"""GC25 Desk: complaints and evidence on children's rights in the digital environment."""

__version__ = "0.1.0"

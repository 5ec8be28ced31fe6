"""Stories use the same window as its tests do."""

from tests.ui.conftest import dressed, jobs, shown

__all__ = ["dressed", "jobs", "shown"]

"""Put the shipped files into the wheel, where gc25desk/paths.py looks first."""

from typing import Any

from hatchling.builders.config import BuilderConfig
from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class Bundle(BuildHookInterface[BuilderConfig]):
    """Fills ``gc25desk/_bundled`` of a wheel; an install in place reads the checkout's own folders."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Add the folders to the files of the wheel."""
        if version != "editable":
            for name in ("resources", "migrations"):
                build_data["force_include"][name] = f"gc25desk/_bundled/{name}"

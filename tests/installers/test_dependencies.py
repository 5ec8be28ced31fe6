"""Every package the program imports is declared, every declared one is imported and has its reason."""

import ast
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

CHECKOUT = Path(__file__).resolve().parents[2]
# shiboken6 is the other half of PySide6, released with it under the same number.
PARTS_OF_ANOTHER = {"shiboken6": "pyside6-essentials"}


def declared(table: str) -> set[str]:
    project = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))
    lines = project["project"]["dependencies"] if table == "run" else project["dependency-groups"][table]
    return {canonicalize_name(Requirement(line).name) for line in lines if isinstance(line, str)}


def imported() -> set[str]:
    """Return the distributions that the program's own modules and migrations import."""
    modules: set[str] = set()
    for folder in ("gc25desk", "migrations"):
        for path in (CHECKOUT / folder).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Import):
                    modules.update(alias.name.split(".")[0] for alias in node.names)
                elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                    modules.add(node.module.split(".")[0])
    outside = modules - sys.stdlib_module_names - {"gc25desk", "_typeshed"}
    providers = packages_distributions()
    names = {canonicalize_name(name) for module in outside for name in providers.get(module, [module])}
    return {PARTS_OF_ANOTHER.get(name, name) for name in names}


def test_what_is_imported_is_what_is_declared() -> None:
    assert imported() == declared("run")


def test_every_dependency_has_its_reason_in_the_guide() -> None:
    guide = (CHECKOUT / "CONTRIBUTING.md").read_text(encoding="utf-8").lower()
    names = declared("run") | declared("dev") | declared("release") | declared("backend")
    assert [name for name in sorted(names) if f"`{name}`" not in guide] == []

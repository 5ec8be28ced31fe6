"""What stands between the braces of a tag: read as Jinja reads it, and held against the names of letters."""

import dataclasses
import difflib
import re
from collections.abc import Mapping

from jinja2 import Environment, TemplateError, nodes

from gc25desk.domain.letter import LetterName, Wording, names_for
from gc25desk.i18n import _

_ENVIRONMENT = Environment(autoescape=True)
_BLOCK = re.compile(r"(\w+)\b\s*(.*)", re.DOTALL)
_EACH = re.compile(r"(\w+)\s+in\s+(\w+)")


@dataclasses.dataclass(frozen=True)
class Each:
    """A line of a list while it is gone through: what it is called, and the list."""

    called: str
    of: LetterName


class Wrong(Exception):
    """What stands in a tag cannot be filled; its text is a sentence for the user."""


@dataclasses.dataclass(frozen=True)
class Known:
    """The names that a template may use: those of its wording, and the lines of lists it is within."""

    wording: Wording
    within: tuple[Each, ...] = ()

    @property
    def names(self) -> Mapping[str, LetterName]:
        """The names by key."""
        return names_for(self.wording)

    def check_value(self, words: str) -> None:
        """Raise Wrong unless a value tag names something that can be written out."""
        for node in self._parsed(words):
            self._check(node, shown=True)

    def check_choice(self, words: str) -> None:
        """Raise Wrong unless what follows ``if`` can be asked."""
        for node in self._parsed(words):
            self._check(node, shown=False)

    def each(self, words: str) -> Each:
        """Return the line that ``for`` goes through a list by; raises Wrong."""
        found = _EACH.fullmatch(words)
        if found is None:
            raise Wrong(_("a list is gone through as: for one in {name}.").format(name="remedies"))
        called, key = found.groups()
        name = self._name(key)
        if not name.parts:
            raise Wrong(_("“{name}” is no list.").format(name=key))
        taken = called in self.names or any(called == one.called for one in self.within)
        if taken or called.startswith("_") or called in {"loop", "true", "false", "none"}:
            raise Wrong(_("“{name}” has a meaning of its own; call the line “one”.").format(name=called))
        return Each(called, name)

    def _parsed(self, words: str) -> list[nodes.Node]:
        try:
            body = _ENVIRONMENT.parse("{{ (" + words + "\n) }}").body
        except TemplateError:
            raise _not_understood() from None
        if len(body) != 1 or not isinstance(body[0], nodes.Output) or len(body[0].nodes) != 1:
            raise _not_understood()
        return list(body[0].nodes)

    def _check(self, node: nodes.Node, *, shown: bool) -> None:
        match node:
            case nodes.Name():
                self._check_name(node.name, shown=shown)
            case nodes.Getattr():
                self._check_part(node)
            case nodes.Const():
                pass
            case nodes.And() | nodes.Or() | nodes.CondExpr() | nodes.Not():
                for child in node.iter_child_nodes():
                    self._check(child, shown=shown and not isinstance(node, nodes.Not))
            case nodes.Compare() if all(one.op in {"eq", "ne"} for one in node.ops):
                for child in (node.expr, *(one.expr for one in node.ops)):
                    self._check(child, shown=False)
            case _:
                raise _not_understood()

    def _check_name(self, key: str, *, shown: bool) -> None:
        line = next((one for one in self.within if one.called == key), None)
        if line is not None:
            if shown:
                raise Wrong(
                    _("write what of it is meant, such as {example}.").format(
                        example=f"{key}.{line.of.parts[0][0]}"
                    )
                )
            return
        if self._name(key).parts and shown:
            raise Wrong(_("“{name}” is a list; go through it with “for”.").format(name=key))

    def _check_part(self, node: nodes.Getattr) -> None:
        owner = node.node.name if isinstance(node.node, nodes.Name) else ""
        line = next((one for one in self.within if one.called == owner), None)
        if line is None:
            raise _not_understood()
        parts = [part for part, _about in line.of.parts]
        if node.attr not in parts:
            raise Wrong(
                _("“{name}” is no part of {list}; there are: {parts}.").format(
                    name=node.attr, list=line.of.key, parts=", ".join(parts)
                )
            )

    def _name(self, key: str) -> LetterName:
        found = self.names.get(key)
        if found is not None:
            return found
        if key in names_for(Wording.PLAIN):
            raise Wrong(_("“{name}” is kept out of letters to children.").format(name=key))
        near = difflib.get_close_matches(key, [*self.names, *(one.called for one in self.within)], n=1)
        words = _("there is no name “{name}”.").format(name=key)
        if near:
            words += " " + _("Is “{near}” meant?").format(near=near[0])
        raise Wrong(words)


def _not_understood() -> Wrong:
    return Wrong(_("this cannot be read; look at the list of names for how it is written."))


def block_of(inner: str) -> tuple[str, str]:
    """Return the first word of a block tag and what follows it."""
    found = _BLOCK.fullmatch(inner)
    return (found.group(1), found.group(2).strip()) if found else ("", "")

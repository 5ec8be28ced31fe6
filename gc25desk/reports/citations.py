"""How evidence and the general comment are cited; an item that may not be gives away only its type."""

from collections import Counter
from collections.abc import Sequence

from gc25desk.domain import codes
from gc25desk.domain.evidence import Evidence, may_be_cited
from gc25desk.domain.field import Profile
from gc25desk.domain.paragraph import numbers_in
from gc25desk.i18n import _
from gc25desk.reports.content import Citation, Footnote, Run, Source
from gc25desk.reports.periods import apart, day_words, ranges, together

TESTIMONY = "testimony"


def footnote(items: Sequence[Evidence], profile: Profile, language: str) -> Footnote:
    """Return the one footnote that cites all the items of a sentence, as far as the profile allows."""
    cited = [item for item in items if may_be_cited(item, profile)]
    runs: list[Run] = []
    for item in cited:
        runs += [*([Run(apart(("", "")))] if runs else []), *_citation(item, profile, language)]
    on_file = _on_file([item for item in items if item not in cited])
    if on_file:
        runs.append(Run(_("; and {items}").format(items=on_file) if runs else capital(on_file)))
    return Footnote((*runs, Run(".")))


def cited(items: Sequence[Evidence], profile: Profile, language: str) -> tuple[Footnote | Citation, ...]:
    """Return what cites the items of a sentence, to stand side by side: they become one note.

    Where all may be cited they are citations, which later notes shorten. An item that may not be is
    never shortened to "Ibid.": that would say that the same one stands behind two sentences.
    """
    if not all(may_be_cited(item, profile) for item in items):
        return (footnote(items, profile, language),)
    return tuple(Citation(source(item, profile, language)) for item in items)


def source(item: Evidence, profile: Profile, language: str) -> Source:
    """Return an item that may be cited as a source; its short form is who made it and its title."""
    short = ([Run(together((item.source, "")))] if item.source else []) + [Run(item.title, italic=True)]
    return Source(item.id, tuple(_citation(item, profile, language)), tuple(short))


def _citation(item: Evidence, profile: Profile, language: str) -> list[Run]:
    author = [Run(together((item.source, "")))] if item.source else []
    where = [Run(together(("", part))) for part in _whereabouts(item, profile, language)]
    return [*author, Run(item.title, italic=True), *where]


def _on_file(items: Sequence[Evidence]) -> str:
    """Return the types of items that may not be cited, each with its number.

    A testimony is an item like any other here: its type beside a number would count the people who
    spoke on this very paragraph, and would say that somebody did.
    """
    types = Counter((_("Item") if item.type == TESTIMONY else kind(item)).lower() for item in items)
    if not types:
        return ""
    named = [f"{words} ({number})" if number > 1 else words for words, number in types.items()]
    return _("{types}, held on file by the institution and not published").format(types=together(named))


def _whereabouts(item: Evidence, profile: Profile, language: str) -> list[str]:
    found = [kind(item).lower()] if item.type else []
    if item.date is not None:
        found.append(day_words(item.date, language))
    if profile is Profile.INTERNAL:
        found.append(item.reference)
    return found


def kind(item: Evidence) -> str:
    """Return the type of an item in words."""
    return codes.EVIDENCE_TYPES.label(item.type) if item.type else _("Item")


def capital(words: str) -> str:
    """Return the words with a capital at the front."""
    return words[:1].upper() + words[1:]


def of_comment(paragraphs: str) -> str:
    """Return paragraphs of the general comment as UN documents cite them, one or several."""
    found = numbers_in(paragraphs)
    if not found:
        return ""
    if len(found) == 1:
        return _("general comment No. 25, para. {number}").format(number=found[0])
    return _("general comment No. 25, paras. {numbers}").format(numbers=ranges(found))

"""Documents of the United Nations as sources, in the forms in which the UN itself cites them.

They are cited by symbol and paragraph, never by page; a general comment by its number and year where it
is first cited (United Nations Editorial Manual, footnotes, chapter 2; general comment No. 25, notes).
"""

from gc25desk.i18n import N_
from gc25desk.reports.content import Run, Source
from gc25desk.reports.words import Words

_CONVENTION = N_("Convention on the Rights of the Child")
_GENERAL_COMMENT = N_("General comment No. {number} ({year})")


def un_document(symbol: str) -> Source:
    """Return a document by its symbol, as CRC/C/EXL/CO/3-4: all that a reader needs to find it."""
    return Source(symbol, (Run(symbol),))


def general_comment(number: int, year: int, symbol: str, words: Words) -> Source:
    """Return a general comment of the Committee: its number and year first, then its symbol."""
    named = words(_GENERAL_COMMENT).format(number=number, year=year)
    return Source(symbol, (Run(named),), (Run(symbol),))


def convention(words: Words) -> Source:
    """Return the Convention on the Rights of the Child, to be cited by article."""
    return Source("CRC", (Run(words(_CONVENTION)),))

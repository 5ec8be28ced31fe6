"""Making what is large in pieces, so that nothing the user does has to wait for it."""

from collections.abc import Iterator

# Between two of them the window may do something else.
Pieces = Iterator[None]


def make_all(pieces: Pieces) -> None:
    """Make all that is missing at once."""
    for _piece in pieces:
        pass

"""How counts are shown."""

_GAP = "\u202f"  # a narrow space that does not break, as in 1 284


def show_count(number: int) -> str:
    """Return a whole number with a narrow space between thousands."""
    return f"{number:,}".replace(",", _GAP)

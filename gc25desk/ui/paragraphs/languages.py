"""The languages a copy of the general comment can be in, each by its own name."""

# The six languages of the United Nations. A language's own name is the same in every translation.
OWN_NAMES = {
    "en": "English",
    "fr": "Français",
    "es": "Español",
    "ar": "العربية",
    "zh": "中文",
    "ru": "Русский",
}


def own_name(code: str) -> str:
    """Return a language's own name; a code that is not known stands for itself."""
    return OWN_NAMES.get(code, code)

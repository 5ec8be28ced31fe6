"""Text from outside: made clean once where it enters, folded for search, isolated for display.

Every string that reaches a record passes through :func:`clean`; the writers check again where text
leaves, because a character that XML cannot carry would break a whole file.
"""

import re
import unicodedata

REPLACEMENT = "\ufffd"

# The complement of the Char production of XML 1.0 (fifth edition, section 2.2), surrogates included; and
# the two noncharacters that a Qt text takes for ends of its own, so that a form would turn them into lines.
_NOT_KEPT = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufdcf\ufdd2-\ufffd\U00010000-\U0010ffff]")
# CR, CR LF, and the separators of lines and paragraphs (Unicode Standard, section 5.8).
_LINE_ENDS = re.compile("\r\n?|[\u2028\u2029]")
_SPACES = re.compile(r"\s+")


def clean(text: str) -> str:
    """Return text that every part of the desk can store, show and export alike.

    Characters outside the XML 1.0 set, lone surrogates and what no form can show become U+FFFD so that
    the loss is seen, line ends become LF, and the result is in Unicode form NFC. Cleaning twice changes
    nothing.
    """
    if is_clean(text):
        return text
    return unicodedata.normalize("NFC", _NOT_KEPT.sub(REPLACEMENT, _LINE_ENDS.sub("\n", text)))


def is_clean(text: str) -> bool:
    """Tell whether :func:`clean` would leave the text as it is."""
    if text.isprintable():
        # None of what is printable is taken out; said first, since most text is.
        return text.isascii() or unicodedata.is_normalized("NFC", text)
    return (
        not _LINE_ENDS.search(text) and not _NOT_KEPT.search(text) and unicodedata.is_normalized("NFC", text)
    )


# Search ---------------------------------------------------------------------------------------

# Letters that Unicode does not take apart into a base and a mark, and Arabic letters that are
# written one for the other (alef maqsura and ya, ta marbuta and ha, Persian kaf and ya).
_LETTERS = str.maketrans(
    {
        "œ": "oe",
        "æ": "ae",
        "ø": "o",
        "đ": "d",
        "ł": "l",
        "ı": "i",
        "ٱ": "ا",
        "ى": "ي",
        "ی": "ي",
        "ة": "ه",
        "ک": "ك",
        "ـ": None,
    }
)
# Latin, Greek and Cyrillic accents; Hebrew points; Arabic harakat, Quranic marks and superscript alef.
_MARKS = re.compile(
    "[\u0300-\u036f\u0591-\u05bd\u05bf-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed]"
)
# A short i is a letter of its own in Cyrillic, not an i with an accent.
_SHORT_I = re.compile("\u0438\u0306")
_CJK = re.compile(
    "([\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0002fa1f\U00030000-\U000323af])"
)
_FAR_DIGIT = re.compile("[^\\D0-9]")  # of another script
_ARABIC_WORD = re.compile("[\u0621-\u064a]+")
_AND = "\u0648"
_THE = "\u0627\u0644"


def folded(text: str) -> str:
    """Return the text as the search index keeps it: words apart by one space.

    NFKC, case and accents folded, œ as oe, ё as е, Arabic letter forms and digits unified, tatweel,
    harakat and invisible characters dropped, spaces round each Chinese or Japanese character, and
    after each Arabic word the same word without a leading "and" and "the", so that SQLite's
    ``unicode61`` tokenizer finds words of the six UN languages.
    """
    letters = _letters(text)
    if letters.isascii():
        return letters
    return _ARABIC_WORD.sub(lambda match: " ".join(_indexed(match[0])), letters)


def search_terms(query: str) -> tuple[tuple[str, ...], ...]:
    """Return, for each word of a query, the folded spellings of which any one is a match.

    A spelling holds no quotation mark, so it can stand between two of them in an FTS5 query; one of
    several tokens (Chinese characters) is meant as a phrase. Words with no letter or digit are left
    out.
    """
    words = (_letters(word).replace('"', " ").strip() for word in text_words(query))
    return tuple(_asked(word) for word in words if any(letter.isalnum() for letter in word))


def stands_apart(word: str) -> bool:
    """Tell whether a word of a folded text is one Chinese or Japanese character, set apart by folding."""
    return _CJK.fullmatch(word) is not None


def text_words(text: str) -> list[str]:
    """Return the words of a text as they stand between spaces."""
    return clean(text).split()


def _letters(text: str) -> str:
    if text.isascii():  # most text by far: nothing to take apart
        return _SPACES.sub(" ", clean(text).lower()).strip()
    text = unicodedata.normalize("NFKC", clean(text)).casefold()
    text = unicodedata.normalize("NFKD", text)
    text = _MARKS.sub("", _SHORT_I.sub("\u0439", text))
    if text.isascii():  # an accent or two were all that was not
        return _SPACES.sub(" ", text).strip()
    text = text.translate(_LETTERS)
    if not text.isprintable() or _FAR_DIGIT.search(text):
        text = "".join(_visible(letter) for letter in text)
    text = unicodedata.normalize("NFKC", text)
    return _SPACES.sub(" ", _CJK.sub(r" \1 ", text)).strip()


def _visible(letter: str) -> str:
    if letter.isascii():
        return letter
    category = unicodedata.category(letter)
    if category == "Nd":
        return str(unicodedata.digit(letter))
    return "" if category == "Cf" else letter


def _indexed(word: str) -> list[str]:
    """Return an Arabic word and its shorter forms: without "and", without "the", without both."""
    forms = [word]
    if word.startswith(_AND) and len(word) > 3:
        forms.append(word[1:])
    forms += [form[2:] for form in tuple(forms) if form.startswith(_THE) and len(form) > 3]
    return forms


def _asked(word: str) -> tuple[str, ...]:
    # "and" is not taken off a question: many words begin with its letter, and one who asks for a
    # word seldom writes the conjunction before it.
    bare = word[2:] if word.startswith(_THE) and len(word) > 3 else ""
    return (word, bare) if bare else (word,)


# Display --------------------------------------------------------------------------------------

_FIRST_STRONG, _POP = "\u2068", "\u2069"
_ISOLATES = "\u2066\u2067\u2068"


def isolated(text: str) -> str:
    """Return the text between marks that keep its direction from touching the words around it.

    Closing marks with no opening are taken out and open ones closed, so that no text can break out.
    """
    depth, kept = 0, []
    for letter in text:
        if letter == _POP and depth == 0:
            continue
        depth += (letter in _ISOLATES) - (letter == _POP)
        kept.append(letter)
    return f"{_FIRST_STRONG}{''.join(kept)}{_POP * (depth + 1)}"


# Spreadsheets ---------------------------------------------------------------------------------

# What a spreadsheet may take for the beginning of a formula, wide forms and leading space included
# (OWASP, "CSV injection").
_FORMULA = re.compile(
    r"[\s\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]*[=+\-@%|\uff1d\uff0b\uff0d\uff20]|[\t\r\n]"
)


def shortened(text: str, most: int = 60) -> str:
    """Return a text as one line of at most so many letters, with an ellipsis where it was cut."""
    line = " ".join(text.split())
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"


def like_formula(text: str) -> bool:
    """Tell whether a spreadsheet might take a text for a formula."""
    return _FORMULA.match(text) is not None


# File names -----------------------------------------------------------------------------------

_NOT_IN_NAMES = re.compile('[<>:"/\\\\|?*\u2044\u2215\u29f8\uff0f\uff3c]')
_HIDDEN = frozenset({"Cc", "Cf", "Co", "Cn", "Cs", "Zl", "Zp"})
# Names that Windows keeps for devices, with any ending, superscript digits included.
_DEVICE = re.compile(r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])\s*(\..*)?", re.IGNORECASE | re.DOTALL)
_LONGEST_NAME = 150  # bytes of UTF-8; file systems allow 255, and a copy in a folder needs room too
_LONGEST_ENDING = 16


def safe_name(text: str, instead: str = "untitled") -> str:
    """Return a file name, without a folder, that Windows, macOS and Linux all accept.

    Separators become hyphens; control and direction characters are taken out; device names, leading
    dots and hyphens, and trailing dots and spaces are disarmed; at most 150 bytes of UTF-8 with the
    ending kept. ``instead`` stands for a text of which nothing is left.
    """
    shown = "".join(
        " " if letter in "\t\n\r" else letter
        for letter in _NOT_IN_NAMES.sub("-", clean(text))
        if letter in "\t\n\r" or unicodedata.category(letter) not in _HIDDEN
    )
    name = _shortened(_SPACES.sub(" ", shown).strip(" .").lstrip("-. ")).rstrip(" .")
    if not name:
        return instead
    return f"_{name}" if _DEVICE.fullmatch(name) else name


def _shortened(name: str) -> str:
    if len(name.encode()) <= _LONGEST_NAME:
        return name
    stem, dot, ending = name.rpartition(".")
    if not stem or len(ending.encode()) > _LONGEST_ENDING:
        stem, dot, ending = name, "", ""
    room = _LONGEST_NAME - len((dot + ending).encode())
    return stem.encode()[:room].decode(errors="ignore").rstrip(" .") + dot + ending

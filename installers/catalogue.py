"""Catalogues of the program's words for translators.

``update`` writes the template from the source, brings every catalogue in line with it and compiles
them; ``new LANGUAGE`` begins a catalogue; ``pseudo FOLDER`` writes a made-up right-to-left catalogue
that shows at a glance which words are not translatable and which pages do not mirror.
"""

import argparse
import io
import re
import sys
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

CHECKOUT = Path(__file__).resolve().parents[1]
LOCALE = CHECKOUT / "resources" / "locale"
DOMAIN = "gc25desk"
TEMPLATE = LOCALE / f"{DOMAIN}.pot"

KEYWORDS = {"_": None, "N_": None, "ngettext": (1, 2)}

# Written by hand: no dates and no version of a tool, so that the same words give the same file.
HEADER = """\
# Words of GC25 Desk, taken from the source by installers/catalogue.py.
msgid ""
msgstr ""
"Project-Id-Version: GC25 Desk\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"

"""

PLACEHOLDER = re.compile(r"(\{[^{}]*\}|%\([^)]*\)[a-z]|%[a-z%]|&(?=\w))")
RIGHT_TO_LEFT_OVERRIDE, END_OF_OVERRIDE = "\u202e", "\u202c"


def words() -> Catalog:
    """Return every marked string of the source, each with the files it stands in."""
    found = Catalog(charset="utf-8")
    package = CHECKOUT / "gc25desk"
    extracted = extract_from_dir(package, [("**.py", "python")], keywords=KEYWORDS, comment_tags=("i18n:",))
    for name, _line, message, comments, context in extracted:
        path = f"gc25desk/{Path(name).as_posix()}"
        found.add(message, locations=[(path, 0)], auto_comments=comments, context=context)
    return found


def template() -> str:
    """Return the text of the template, the same for the same words."""
    body = io.BytesIO()
    write_po(body, words(), omit_header=True, include_lineno=False, sort_output=True, width=100)
    return HEADER + body.getvalue().decode("utf-8").strip() + "\n"


def update() -> None:
    """Write the template, bring the catalogues in line with it and compile them."""
    LOCALE.mkdir(parents=True, exist_ok=True)
    TEMPLATE.write_text(template(), encoding="utf-8", newline="\n")
    for path in sorted(LOCALE.glob(f"*/LC_MESSAGES/{DOMAIN}.po")):
        with path.open("rb") as held:
            catalogue = read_po(held, locale=path.parent.parent.name)
        catalogue.update(words(), no_fuzzy_matching=True, update_creation_date=False)
        _write(catalogue, path)


def begin(language: str) -> Path:
    """Begin a catalogue for a language (``fr``, ``pt_BR``) and return its path; an old one stays."""
    path = LOCALE / language / "LC_MESSAGES" / f"{DOMAIN}.po"
    if not path.exists():
        path.parent.mkdir(parents=True)
        catalogue = Catalog(locale=language, project="GC25 Desk", charset="utf-8")
        catalogue.update(words())
        _write(catalogue, path)
    return path


def pseudo(text: str) -> str:
    """Return a text as if translated into a language written from right to left.

    Placeholders and the marks of keyboard shortcuts stay as they are; the letters between them are
    shown in reverse, so that a string without a translation stands out by being readable.
    """
    parts = PLACEHOLDER.split(text)
    turned = [part if index % 2 or not part.strip() else _turned(part) for index, part in enumerate(parts)]
    return "".join(turned)


def write_pseudo(folder: Path) -> Path:
    """Write the made-up catalogue, compiled, under ``folder`` as Arabic and return its path."""
    catalogue = Catalog(locale="ar", charset="utf-8")
    for message in words():
        if isinstance(message.id, str):
            catalogue.add(message.id, pseudo(message.id))
        else:
            catalogue.add(message.id, tuple(pseudo(message.id[1]) for _ in range(catalogue.num_plurals)))
    path = folder / "ar" / "LC_MESSAGES" / f"{DOMAIN}.mo"
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as target:
        write_mo(target, catalogue)
    return path


def main(arguments: list[str] | None = None) -> int:
    """Run one command and return the exit code."""
    parser = argparse.ArgumentParser(description="Keep the catalogues of GC25 Desk's words.")
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("update")
    commands.add_parser("new").add_argument("language")
    commands.add_parser("pseudo").add_argument("folder", type=Path)
    options = parser.parse_args(arguments)
    if options.command == "update":
        update()
        print(TEMPLATE)
    else:
        print(begin(options.language) if options.command == "new" else write_pseudo(options.folder))
    return 0


def _turned(text: str) -> str:
    return f"{RIGHT_TO_LEFT_OVERRIDE}{text}{END_OF_OVERRIDE}"


def _write(catalogue: Catalog, path: Path) -> None:
    # What share is translated stands in the header: the window is offered in a language that is nearly whole.
    catalogue.version = f"{_share(catalogue)}%"
    with path.open("wb") as target:
        write_po(target, catalogue, include_lineno=False, sort_output=True, width=100)
    with path.with_suffix(".mo").open("wb") as compiled:
        write_mo(compiled, catalogue)


def _share(catalogue: Catalog) -> int:
    """Return how much of a catalogue is translated, in whole per cent."""
    messages = [message for message in catalogue if message.id]
    strings = ([one.string] if isinstance(one.string, str) else one.string or [""] for one in messages)
    done = sum(all(each) for each in strings)
    return 100 * done // max(1, len(messages))


if __name__ == "__main__":
    sys.exit(main())

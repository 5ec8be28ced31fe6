"""A letter filled into its Word template by docxtpl.

A template is a program: it runs in Jinja’s sandbox, with nothing but texts and lists of texts in reach,
an unknown name is a fault, and every value is escaped, its braces too, so that no value is a tag.
"""

import datetime as dt
import io
import zipfile
from collections.abc import Mapping
from typing import Any

from docx.opc.exceptions import OpcError
from docxtpl import DocxTemplate
from jinja2 import StrictUndefined, TemplateError
from jinja2.sandbox import SandboxedEnvironment
from lxml import etree

from gc25desk.domain.text import clean
from gc25desk.reports.dated_zip import dated
from gc25desk.reports.wordxml import escaped

# What docxtpl and python-docx raise for a package or tags that cannot be filled.
CANNOT_FILL = (
    TemplateError, OpcError, etree.LxmlError, zipfile.BadZipFile,
    KeyError, ValueError, TypeError, AttributeError, IndexError, RecursionError,
)  # fmt: skip
_LONGEST_PROPERTY = 255  # python-docx refuses more


def filled(
    template: bytes, values: Mapping[str, Any], *, title: str, author: str, language: str, day: dt.date
) -> bytes:
    """Return a template filled with values as the bytes of a .docx file; equal input gives equal bytes.

    Raises one of ``CANNOT_FILL`` for a template whose tags were not checked.
    """
    letter = _Letter(io.BytesIO(template))
    letter.render(values, _environment(), autoescape=True)
    properties = letter.docx.core_properties
    properties.title, properties.author = _property(title), _property(author)
    properties.last_modified_by, properties.language = _property(author), language
    properties.subject = properties.comments = properties.keywords = properties.category = ""
    properties.created = properties.modified = dt.datetime.combine(day, dt.time())
    properties.revision = 1
    written = io.BytesIO()
    letter.save(written)
    return dated(written.getvalue(), day)


class _Letter(DocxTemplate):
    """docxtpl’s template, but XML that a tag has broken is refused instead of mended in silence."""

    def fix_tables(self, xml: str) -> etree._Element:
        etree.fromstring(xml)
        return super().fix_tables(xml)


def _environment() -> SandboxedEnvironment:
    made = SandboxedEnvironment(undefined=StrictUndefined, autoescape=True, finalize=_written)
    made.globals.clear()
    made.filters.clear()
    made.tests.clear()
    return made


class _Written(str):
    """A value as it stands in the XML; Jinja leaves what says so by itself as it is."""

    __slots__ = ()

    def __html__(self) -> str:
        return self


def _written(value: object) -> object:
    """Return a value as it is written out; an error of Jinja’s own stays one."""
    if isinstance(value, StrictUndefined):
        return value
    # docxtpl looks for halves of braces in what was filled in.
    return _Written(escaped(str(value)).replace("{", "&#123;").replace("}", "&#125;"))


def _property(text: str) -> str:
    return " ".join(clean(text).split())[:_LONGEST_PROPERTY]

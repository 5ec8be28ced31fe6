"""What the desk uses of docxtpl 0.20."""

from collections.abc import Mapping
from typing import IO, Any

from docx.document import Document
from jinja2 import Environment
from lxml import etree

class DocxTemplate:
    docx: Document
    def __init__(self, template_file: IO[bytes] | str) -> None: ...
    def render(
        self, context: Mapping[str, Any], jinja_env: Environment | None = None, autoescape: bool = False
    ) -> None: ...
    def render_footnotes(self, context: Mapping[str, Any], jinja_env: Environment | None = None) -> None: ...
    def fix_tables(self, xml: str) -> etree._Element: ...
    def save(self, filename: IO[bytes]) -> None: ...

"""What the catalogue knows of a paragraph, as labels and values."""

from gc25desk.domain.catalogue import ADDRESSEES, CLUSTERS, RISKS, CatalogueParagraph, catalogue
from gc25desk.i18n import _, language

MOST_FACTS = 4


def place(number: int) -> str:
    """Return the chapter and section a paragraph stands in, in one line."""
    chapter = catalogue(language()).chapter_of(number)
    section = catalogue(language()).section_of(number)
    line = _("Chapter {numeral}. {title}").format(numeral=chapter.numeral, title=chapter.title)
    return f"{line} · {section.letter}. {section.title}" if section else line


def facts(paragraph: CatalogueParagraph) -> tuple[tuple[str, str], ...]:
    """Return label and value of what is known, leaving out what the catalogue has nothing on."""
    pairs = (
        (_("Articles of the Convention"), ", ".join(paragraph.articles)),
        (_("Reporting cluster"), CLUSTERS.label(paragraph.cluster) if paragraph.cluster else ""),
        (_("Addressed to"), ", ".join(ADDRESSEES.label(code) for code in paragraph.addressees)),
        (_("Kind of harm"), ", ".join(RISKS.label(code) for code in paragraph.risks)),
    )
    return tuple((label, value) for label, value in pairs if value)

"""Words that a report on children's rights does better without, each with what to write instead.

Sources: Terminology Guidelines for the Protection of Children from Sexual Exploitation and Sexual Abuse
(Interagency Working Group, Luxembourg 2016); Child Rights Connect on the name of alternative reports;
domain.md 9 item 19. The title of the Optional Protocol keeps its own words.
"""

import dataclasses
import re

from gc25desk.i18n import N_, _


@dataclasses.dataclass(frozen=True)
class Term:
    """A phrase to avoid, as it stands in the text, its sentence, and what to write instead."""

    phrase: str
    sentence: str
    instead: str


_TREATY = {
    "en": r"sale of children,? child prostitution,? and child pornography",
    "fr": r"vente d['’]enfants,? la prostitution des enfants et la pornographie mettant en scène des enfants",
    "es": r"venta de niños,? la prostitución infantil y la utilización de niños en la pornografía",
    "ar": (
        r"بيع الأطفال واستغلال الأطفال في البغاء وفي المواد الإباحية"
        r"|بيع الأطفال وبغاء الأطفال واستغلال الأطفال في المواد الإباحية"
    ),
}
_TERMS: dict[str, tuple[tuple[str, str], ...]] = {
    "en": (
        (r"child porn(?:ography)?|kiddie porn", N_("child sexual abuse material")),
        (r"child prostitut(?:e|es)", N_("child victim of sexual exploitation in prostitution")),
        (r"child prostitution", N_("sexual exploitation of children in prostitution")),
        (r"child sex tourism", N_("sexual exploitation of children in travel and tourism")),
        (r"shadow report(?:s)?", N_("alternative report")),
        (r"victims? (?:claims?|alleges?|pretends?)", N_("the child said")),
        (r"child sex workers?", N_("child victim of sexual exploitation in prostitution")),
        (r"illegitimate child(?:ren)?", N_("child born to parents who are not married")),
        (r"(?:handicapped|crippled) child(?:ren)?", N_("child with a disability")),
        (r"(?:normal|healthy) child(?:ren)?", N_("child without a disability")),
        (r"street child(?:ren)?", N_("child in a street situation")),
        (r"juvenile delinquents?", N_("child in conflict with the law")),
    ),
    "fr": (
        (r"pédopornographie|pornographie infantile", N_("child sexual abuse material")),
        (r"prostitution (?:infantile|enfantine)", N_("sexual exploitation of children in prostitution")),
        (r"enfants? prostitués?", N_("child victim of sexual exploitation in prostitution")),
        (
            r"tourisme sexuel (?:pédophile|impliquant des enfants)",
            N_("sexual exploitation of children in travel and tourism"),
        ),
        (r"rapports? (?:parallèles? fantômes?|fantômes?)", N_("alternative report")),
        (r"enfants? handicapés?", N_("child with a disability")),
        (r"enfants? (?:de la rue|des rues)", N_("child in a street situation")),
    ),
    "es": (
        (r"pornografía infantil", N_("child sexual abuse material")),
        (r"prostitución infantil", N_("sexual exploitation of children in prostitution")),
        (r"niñ[oa]s? prostitut[oa]s?", N_("child victim of sexual exploitation in prostitution")),
        (r"turismo sexual infantil", N_("sexual exploitation of children in travel and tourism")),
        (r"informes? sombra", N_("alternative report")),
        (r"niñ[oa]s? (?:minusválid[oa]s?|discapacitad[oa]s?)", N_("child with a disability")),
        (r"niñ[oa]s? de la calle", N_("child in a street situation")),
    ),
    "ar": (
        (
            r"(?:المواد ال|مواد )إباحية (?:عن |المتعلقة ب|متعلقة ب|التي تستغل |تستغل )الأطفال|إباحية الأطفال",
            N_("child sexual abuse material"),
        ),
        (r"(?:بغاء|دعارة) الأطفال", N_("sexual exploitation of children in prostitution")),
        (r"السياحة الجنسية", N_("sexual exploitation of children in travel and tourism")),
        (r"(?:تقرير|تقارير) الظل", N_("alternative report")),
        (
            r"(?:طفل|أطفال|الطفل|الأطفال) (?:ال)?(?:معاق|معوق)(?:ون|ين)?",
            N_("child with a disability"),
        ),
        (r"(?:طفل|أطفال) (?:الشوارع|الشارع)", N_("child in a street situation")),
        (
            r"(?:الأطفال|أطفال|طفل) (?:ال)?غير (?:ال)?شرعي(?:ين)?",
            N_("child born to parents who are not married"),
        ),
        (r"(?:الأحداث|أحداث) (?:ال)?(?:جانحين|جانحون|منحرفين)", N_("child in conflict with the law")),
    ),
}  # fmt: skip
# Arabic writes “and”, “in”, “for” and “like” together with the word after them.
_BEFORE = "[وفبلك]{0,2}"
_SENTENCE = re.compile(r"(?<=\w\w\.)\s+|(?<=[!?…])\s+|\n+")


def language_check(text: str, language: str) -> list[Term]:
    """Return the phrases of a text that a report should not use, sentence by sentence, in order.

    Looks in English, French, Spanish and Arabic; in another language it finds nothing.
    """
    found = []
    for sentence in _SENTENCE.split(text):
        exempt = re.sub(_TREATY.get(language, r"(?!)"), " ", sentence, flags=re.IGNORECASE)
        for pattern, instead in _TERMS.get(language, ()):
            for match in re.finditer(rf"\b{_BEFORE}(?:{pattern})\b", exempt, flags=re.IGNORECASE):
                found.append(Term(match[0], sentence.strip(), _(instead)))
    return found

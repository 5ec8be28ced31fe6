"""The alternative report: what it says, and what a reader of the public one can never work out."""

import dataclasses
import datetime as dt
import functools
from collections.abc import Iterator, Sequence
from typing import Any

import pytest

from gc25desk.domain.catalogue import catalogue
from gc25desk.domain.child import PARA_30_AXES
from gc25desk.domain.complaint import Complaint
from gc25desk.domain.disclosure.rule import Count, Hidden, Rule, is_hidden, protected
from gc25desk.domain.evidence import Evidence
from gc25desk.domain.field import Profile
from gc25desk.domain.practice import records as practice
from gc25desk.reports.content import Run, text_of
from gc25desk.reports.live_number import live_number
from gc25desk.reports.material import Material, may_be_counted
from gc25desk.reports.model import (
    Chart,
    Classification,
    Heading,
    Paragraph,
    Recommendations,
    Report,
    Table,
    TableOfContents,
)
from gc25desk.reports.notes import Note, Notes
from gc25desk.reports.periods import ranges
from gc25desk.reports.remarks import more_words, rule_words
from gc25desk.reports.standing import standing
from gc25desk.reports.tabular import value_of
from gc25desk.reports.thematic import Built, build
from gc25desk.reports.words import Words
from tests.builders import a_child, a_complaint, a_tag, an_evidence
from tests.domain.disclosure.shared_total import Shown, bounds, span, total_span

TODAY = dt.date(2026, 11, 21)
RULE = Rule()
HIDDEN_WORDS = ("a small number of complaints", "a number of complaints that is not published")


def material(
    complaints: Sequence[Complaint] = (),
    evidence: Sequence[Evidence] = (),
    profile: Profile = Profile.PUBLIC,
    **values: Any,
) -> Material:
    given: dict[str, Any] = {
        "institution": "Commission of Midland",
        "state_party": "Midland",
        "title": "Children and screens",
        "cycle": "Sixth",
        "date": TODAY,
        "since": None,
        "until": None,
        "profile": profile,
        "language": "en",
        "complaints": tuple(complaints),
        "evidence": tuple(evidence),
        "rule": None if profile is Profile.INTERNAL else RULE,
    }
    return Material(**(given | values))


def texts(part: Any) -> Iterator[str]:
    """Yield every text anywhere in a report."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, tuple):
        for one in part:
            yield from texts(one)
    elif dataclasses.is_dataclass(part):
        for field in dataclasses.fields(part):
            yield from texts(getattr(part, field.name))


def tables(report: Report) -> list[Table]:
    sheets = [block for sheet in report.sheets for block in sheet.blocks]
    return [block for block in (*report.blocks, *sheets) if isinstance(block, Table)]


def statistics_of(report: Report) -> list[Table]:
    sheets = [sheet for sheet in report.sheets if sheet.title.startswith("Table ")]
    assert sheets
    return [block for sheet in sheets for block in sheet.blocks if isinstance(block, Table)]


def headings(report: Report) -> list[str]:
    return [block.text for block in report.blocks if isinstance(block, Heading)]


def prose(report: Report) -> str:
    return "\n".join(text_of(block.content) for block in report.blocks if isinstance(block, Paragraph))


# What it says ---------------------------------------------------------------------------------


def test_a_report_has_its_parts_in_order() -> None:
    built = build(material([a_complaint()], [an_evidence(citable="public")]))
    assert isinstance(built.report.blocks[0], TableOfContents)
    chapter = catalogue().chapter_of(75).title
    assert headings(built.report) == [
        "Summary",
        "Methodology",
        chapter,
        "Statistics",
        "Annex: index of paragraphs of general comment No. 25",
        "Paragraphs with nothing held",
    ]
    assert [sheet.title for sheet in built.report.sheets] == [
        "Coverage matrix",
        "Coverage by source and year",
        *(f"Table {number}" for number in range(1, len(PARA_30_AXES) + 3)),
        "Evidence register",
        "Codebook",
        "Codes",
        "Notes",
        "Provenance",
    ]


def test_each_chapter_with_findings_has_a_section_and_no_other_has() -> None:
    first = [chapter.first for chapter in catalogue().chapters]
    built = build(material(evidence=[an_evidence(tags=(a_tag(number, "context"),)) for number in first[::3]]))
    titles = [chapter.title for chapter in catalogue().chapters]
    assert [heading for heading in headings(built.report) if heading in titles] == titles[::3]
    assert built.paragraphs == tuple(first[::3])
    assert built.findings == len(first[::3])


def test_an_allegation_alone_is_no_shortfall() -> None:
    alleged = build(material([a_complaint()] * 9))
    shown = build(material([a_complaint()] * 9, [an_evidence()]))
    assert not any(isinstance(block, Recommendations) for block in alleged.report.blocks)
    (recommended,) = (block for block in shown.report.blocks if isinstance(block, Recommendations))
    assert catalogue().paragraph(75).measure in text_of(recommended.items[0])


def test_a_tag_without_a_stance_is_in_no_finding() -> None:
    silent = build(material([a_complaint(tags=(a_tag(stance=""),))], [an_evidence(tags=(a_tag(stance=""),))]))
    assert silent.paragraphs == ()
    assert silent.findings == 0


def test_evidence_from_one_source_is_said_to_be_so() -> None:
    words = "single source"
    alike = [an_evidence(source="The Almanac"), an_evidence(source="THE ALMANAC")]
    assert words in prose(build(material(evidence=alike)).report)
    apart = [an_evidence(source="The Almanac"), an_evidence(source="A survey")]
    assert words not in prose(build(material(evidence=apart)).report)


def test_the_index_names_what_is_covered_and_what_is_silent() -> None:
    report = build(material(evidence=[an_evidence()])).report
    index = next(block for block in report.blocks if isinstance(block, Table) and "covered" in block.caption)
    assert [value_of(row.cells[0]) for row in index.rows] == [75]
    duties = [paragraph.number for paragraph in catalogue().paragraphs if paragraph.is_duty]
    silent = ranges(number for number in duties if number != 75)
    assert silent in prose(report)


def test_the_coverage_sheet_has_a_line_for_each_of_the_125() -> None:
    (coverage,) = (block for block in build(material()).report.sheets[0].blocks if isinstance(block, Table))
    assert [row.cells[0] for row in coverage.rows] == list(range(1, 126))
    states = {row.cells[3]: row.cells[4] for row in coverage.rows}
    assert states == {"duty": "nothing held", "context": "context, no gap"}


def test_where_every_duty_has_something_none_is_said_to_be_silent() -> None:
    duties = [paragraph.number for paragraph in catalogue().paragraphs if paragraph.is_duty]
    report = build(
        material(evidence=[an_evidence(tags=(a_tag(number, "progress"),)) for number in duties])
    ).report
    assert "holds something for every paragraph" in prose(report)


def test_a_report_says_what_period_it_covers() -> None:
    report = build(material(since=dt.date(2021, 3, 2), until=dt.date(2026, 1, 31))).report
    assert "2 March 2021 to 31 January 2026" in prose(report)
    assert "up to 21 November 2026" in prose(build(material()).report)


def test_a_report_on_nothing_can_be_built() -> None:
    for profile in Profile:
        built = build(material(profile=profile))
        assert built.findings == 0
        assert "no complaints" in prose(built.report)
        assert not any(isinstance(block, Chart) for block in built.report.blocks)


def test_the_same_material_gives_the_same_report() -> None:
    complaints, items = [*practice.complaints(40, 1, TODAY)], [*practice.evidence(20, 1, TODAY)]
    assert build(material(complaints, items)) == build(material(complaints, items))


@pytest.mark.parametrize("profile", Profile)
def test_a_report_is_marked_for_those_it_was_made_for(profile: Profile) -> None:
    report = build(material(profile=profile)).report
    assert (report.classification is Classification.PUBLIC) is (profile is Profile.PUBLIC)
    assert report.profile is profile
    assert report.hidden_note


@pytest.mark.parametrize("profile", Profile)
def test_a_report_calls_itself_alternative_and_never_shadow(profile: Profile) -> None:
    complaints, items = [*practice.complaints(60, 2, TODAY)], [*practice.evidence(30, 2, TODAY)]
    every = " ".join(texts(build(material(complaints, items, profile)).report)).lower()
    assert "alternative report" in every
    assert "shadow report" not in every


def test_every_table_says_its_unit_its_period_its_rule_and_what_it_is_not() -> None:
    report = build(material([*practice.complaints(30, 1, TODAY)])).report
    for table in statistics_of(report):
        remarks = " ".join(table.remarks)
        assert "Unit: " in remarks
        assert "Period: " in remarks
        assert "not prevalence" in remarks
        assert rule_words(RULE) in remarks
        assert table.description


# What it keeps back ---------------------------------------------------------------------------


def footnotes(report: Report) -> list[str]:
    contents = [block.content for block in report.blocks if isinstance(block, Paragraph)]
    notes = Notes(Words(report.language))
    found = [part for content in contents for part in notes.arranged(content) if isinstance(part, Note)]
    return ["".join(run.text for run in note.runs) for note in found]


@pytest.mark.parametrize("profile", Profile)
@pytest.mark.parametrize("citable", ["no", "committee", "public"])
def test_an_item_that_may_not_be_cited_gives_away_nothing_but_its_type(
    profile: Profile, citable: str
) -> None:
    item = an_evidence(title="Xqtitle", source="Xqsource", citable=citable, reference="MID-E2026-00009")
    report = build(material(evidence=[item], profile=profile)).report
    allowed = profile is Profile.INTERNAL or citable in {"public", profile.value}
    every = " ".join(texts(report))
    assert ("Xqtitle" in every) is allowed
    assert ("Xqsource" in every) is allowed
    assert ("MID-E2026-00009" in every) is (profile is Profile.INTERNAL)
    (note,) = footnotes(report)
    assert "document" in note.lower()
    assert ("held on file" in note) is (not allowed)


@pytest.mark.parametrize(("citable", "second"), [("public", "Ibid."), ("no", "Document, held")])
def test_the_same_item_again_is_ibid_only_where_it_may_be_cited(citable: str, second: str) -> None:
    tags = (a_tag(40, "gap"), a_tag(41, "gap"))
    item = an_evidence(id="e1", title="Xqtitle", source="Xqsource", citable=citable, tags=tags)
    report = build(material(evidence=[item], profile=Profile.COMMITTEE)).report
    first, again = footnotes(report)
    assert again.startswith(second)
    assert ("Xqtitle" in first) is (citable == "public")


@pytest.mark.parametrize("profile", [Profile.PUBLIC, Profile.COMMITTEE])
def test_that_somebody_testified_is_not_told_of_an_item_that_may_not_be_cited(profile: Profile) -> None:
    spoken = [an_evidence(title=f"Xq{number}", type="testimony") for number in range(2)]
    report = build(material(evidence=[*spoken, an_evidence(type="")], profile=profile)).report
    # The codes tell what an item could be, not what one is.
    told = dataclasses.replace(report, sheets=tuple(s for s in report.sheets if s.title != "Codes"))
    assert "testimony" not in " ".join(texts(told)).lower()
    assert footnotes(report) == ["Item (3), held on file by the institution and not published."]


def test_where_all_are_alike_it_is_not_said_that_all_are() -> None:
    complaints = [a_complaint(children=(a_child(disability="psychosocial"),)) for _number in range(10)]
    report = build(material(complaints)).report
    table = next(b for b in report.blocks if isinstance(b, Table) and b.caption.endswith(", by disability"))
    counts = {str(value_of(row.cells[0])): value_of(row.cells[1]) for row in table.rows}
    assert counts.pop("Psychosocial") == counts.pop("Total") == 10
    assert all(isinstance(count, Hidden) for count in counts.values())
    assert more_words() in table.remarks


def test_who_refused_to_be_counted_is_counted_within_the_institution_alone() -> None:
    for consent, profile in ((c, p) for c in ("refused", "withdrawn") for p in Profile):
        complaint = a_complaint(consent_statistics=consent)
        assert may_be_counted(complaint, profile) is (profile is Profile.INTERNAL)
    assert all(
        may_be_counted(a_complaint(consent_statistics=c), Profile.PUBLIC) for c in ("given", "not_asked")
    )


def test_a_rare_place_or_origin_is_named_nowhere_outside_the_institution() -> None:
    complaints = [
        *(
            a_complaint(children=(a_child(place="Northshire", ethnic_origin="Meadowfolk"),))
            for _n in range(6)
        ),
        *(a_complaint(children=(a_child(place="Tinyhamlet", ethnic_origin="Fewfolk"),)) for _n in range(4)),
        a_complaint(children=(a_child(place="Otherhamlet", national_origin="Farland"),)),
    ]
    public = " ".join(texts(build(material(complaints)).report))
    internal = " ".join(texts(build(material(complaints, profile=Profile.INTERNAL)).report))
    for rare in ("Tinyhamlet", "Fewfolk", "Otherhamlet", "Farland"):
        assert rare not in public
        assert rare in internal
    assert "Northshire" in public
    assert "Meadowfolk" in public
    assert "Others, each too few to name" in public


@pytest.mark.parametrize("count", [1, 2, 3, 4])
def test_a_small_number_is_not_told_in_words_either(count: int) -> None:
    public, internal = (
        material([a_complaint()] * count),
        material([a_complaint()] * count, profile=Profile.INTERNAL),
    )
    assert live_number(standing(public).complaints, public) in HIDDEN_WORDS
    assert str(count) in live_number(standing(internal).complaints, internal)
    every = " ".join(
        run.text
        for block in build(material([a_complaint(children=())] * count)).report.blocks
        if isinstance(block, Paragraph)
        for run in block.content
        if isinstance(run, Run)
    )
    assert f"{count} complaint" not in every
    assert any(words in every for words in HIDDEN_WORDS)


# Against a reader who can add and subtract ------------------------------------------------------


def complaints_of_a_year() -> list[list[Complaint]]:
    """Return many small and large sets of complaints, as reports of many periods would hold."""
    made = [*practice.complaints(260, 5, TODAY)]
    by_day = sorted(made, key=lambda one: one.date_received or TODAY)
    sizes = (1, 2, 3, 4, 5, 6, 7, 8, 9, 11, 14, 18, 25, 40, 70)
    return [by_day[start : start + size] for size in sizes for start in range(0, 240, max(size, 30))]


@functools.cache
def reports_of_a_year() -> tuple[Built, ...]:
    """Return the public report of each of these sets."""
    return tuple(build(material(complaints)) for complaints in complaints_of_a_year())


def counts_in(table: Table) -> tuple[tuple[Count, ...], Count]:
    """Return the published lines of a table of counts, and its published total."""
    lines: list[Count] = []
    for row in table.rows:
        value = value_of(row.cells[1])
        assert isinstance(value, int | Hidden)
        lines.append(value)
    return tuple(lines[:-1]), lines[-1]


def published_tables(report: Report) -> dict[str, list[Table]]:
    """Return the tables of counts by what they count."""
    found: dict[str, list[Table]] = {}
    for table in statistics_of(report):
        found.setdefault(table.columns[1].title, []).append(table)
    return found


def test_from_all_tables_together_no_hidden_count_is_narrowed_below_one_to_four() -> None:
    hidden = 0
    for built in reports_of_a_year():
        for same in published_tables(built.report).values():
            totals = {counts_in(table)[1] for table in same}
            assert len(totals) == 1
            shown = [
                Shown(
                    counts_in(table)[0],
                    adds_up=not any("do not add up to the total, because" in line for line in table.remarks),
                    more=more_words() in table.remarks,
                )
                for table in same
            ]
            loose = all(table.more for table in shown)
            between = total_span(shown, span(totals.pop(), RULE, more=loose), RULE)
            for table in shown:
                for count, (lowest, highest) in zip(table.counts, bounds(table, between, RULE), strict=True):
                    if is_hidden(count):
                        hidden += 1
                        assert lowest <= 1
                        assert highest >= 4
    assert hidden > 500


def test_every_published_count_is_nothing_or_a_multiple_of_five_and_none_is_one_to_four() -> None:
    for built in reports_of_a_year():
        for same in published_tables(built.report).values():
            for lines, total in map(counts_in, same):
                told = [count for count in (*lines, total) if isinstance(count, int)]
                assert all(count == 0 or (count >= 5 and count % 5 == 0) for count in told)
        by_paragraph = [row.cells[5] for row in build_coverage(built).rows]
        assert all(count == 0 or count % 5 == 0 for count in by_paragraph if isinstance(count, int))


def build_coverage(built: Built) -> Table:
    (table,) = (block for block in built.report.sheets[0].blocks if isinstance(block, Table))
    return table


def test_a_total_is_rounded_from_its_own_true_value() -> None:
    complaints = [*practice.complaints(93, 8, TODAY)]
    true = {"Complaints": 93, "Children": sum(len(one.children) for one in complaints)}
    for unit, same in published_tables(build(material(complaints)).report).items():
        assert {counts_in(table)[1] for table in same} == {protected(true[unit], RULE)}


def test_a_chart_tells_no_more_than_its_table() -> None:
    for built in reports_of_a_year():
        table = published_tables(built.report)["Complaints"][0]
        public = {value_of(row.cells[0]): value_of(row.cells[1]) for row in table.rows}
        for chart in (block for block in built.report.blocks if isinstance(block, Chart)):
            told = dict(zip(chart.categories, chart.series[0].values, strict=True))
            assert told.items() <= public.items()
            assert all(public[name] == 0 for name in public.keys() - told.keys() - {"Total"})


def test_the_number_of_hidden_counts_is_told() -> None:
    built = build(material([*practice.complaints(30, 4, TODAY)]))
    hidden = sum(
        is_hidden(count)
        for same in published_tables(built.report).values()
        for table in same
        for count in (*counts_in(table)[0], counts_in(table)[1])
    )
    assert built.hidden_cells == hidden > 0


def test_within_the_institution_the_true_counts_stand() -> None:
    complaints = [*practice.complaints(30, 4, TODAY)]
    built = build(material(complaints, profile=Profile.INTERNAL))
    assert built.hidden_cells == 0
    for table in published_tables(built.report)["Children"]:
        lines, total = counts_in(table)
        told = [count for count in lines if isinstance(count, int)]
        assert sum(told) == total == sum(len(one.children) for one in complaints)

"""What holds for the Word file of any report at all."""

import io
import runpy
from collections.abc import Callable
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import docx
from hypothesis import HealthCheck, given, settings

from gc25desk.domain.claims import ClaimKind, Claims
from gc25desk.readers.edited_draft import read_edited
from gc25desk.readers.own_template import read_template
from gc25desk.reports.claims import claims
from gc25desk.reports.compare import compare
from gc25desk.reports.model import Report
from gc25desk.reports.word import word_bytes
from gc25desk.reports.word_count import count_words, words_in
from gc25desk.reports.word_template import adopted
from tests.readers.templates import letterhead, saved
from tests.reports.any_report import REPORTS
from tests.reports.opened import CHECKER, W, parts, text_in, xml

SOME = settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])


@cache
def checker() -> Callable[[str], list[str]]:
    """Return the function of the schema checker, loaded once; nothing is told where there is none."""
    if not CHECKER.exists():
        return lambda _path: []
    found: Callable[[str], list[str]] = runpy.run_path(str(CHECKER))["faults"]
    return found


@given(REPORTS)
@SOME
def test_it_is_valid_and_opens(report: Report) -> None:
    content = word_bytes(report)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "report.docx"
        path.write_bytes(content)
        assert checker()(str(path)) == []
    assert docx.Document(io.BytesIO(content)).core_properties.title == "A report"


@cache
def own_template() -> bytes:
    """Return an institution's template as the reader gives it."""
    with TemporaryDirectory() as folder:
        return read_template(saved(letterhead(), Path(folder) / "own.docx")).content


@given(REPORTS)
@settings(SOME, max_examples=20)
def test_it_is_valid_in_a_template_of_the_institution_too(report: Report) -> None:
    content = word_bytes(report, adopted(own_template()))
    with TemporaryDirectory() as folder:
        path = Path(folder) / "report.docx"
        path.write_bytes(content)
        assert checker()(str(path)) == []


@given(REPORTS)
@SOME
def test_its_claims_are_all_in_it_and_nothing_differs(report: Report) -> None:
    draft = claims(report)
    assert Claims.from_json(draft.to_json()) == draft
    content = word_bytes(report)
    marks = {m.get(f"{W}name") for m in xml(content, "word/document.xml").iter(f"{W}bookmarkStart")}
    assert {claim.name for claim in draft.claims if claim.kind is not ClaimKind.CELL} <= marks
    with TemporaryDirectory() as folder:
        path = Path(folder) / "report.docx"
        path.write_bytes(content)
        comparison = compare(draft, read_edited(path))
    # A piece without any text cannot be told from one that was taken out.
    lost = [one for one in comparison.changed() if one.old.strip() or one.new.strip()]
    assert lost == []


@given(REPORTS)
@SOME
def test_bookmarks_pair_and_are_named_once(report: Report) -> None:
    body = xml(word_bytes(report), "word/document.xml")
    starts = [(m.get(f"{W}id"), m.get(f"{W}name")) for m in body.iter(f"{W}bookmarkStart")]
    ends = [m.get(f"{W}id") for m in body.iter(f"{W}bookmarkEnd")]
    assert sorted(key or "" for key, _name in starts) == sorted(key or "" for key in ends)
    assert len({name for _key, name in starts}) == len(starts)
    assert all(len(name or "") <= 40 for _key, name in starts)


def words_of(content: bytes, part: str) -> int:
    """Return the words of a part paragraph by paragraph, read from the file itself."""
    if part not in parts(content):
        return 0
    kept = (f"{W}t", f"{W}tab", f"{W}br")
    return sum(
        words_in("".join(text_in(e) if e.tag == f"{W}t" else " " for e in paragraph.iter(*kept)))
        for paragraph in xml(content, part).iter(f"{W}p")
    )


@given(REPORTS)
@SOME
def test_its_words_are_counted_as_the_file_has_them(report: Report) -> None:
    content = word_bytes(report)
    counted = words_of(content, "word/document.xml") + words_of(content, "word/footnotes.xml")
    assert abs(count_words(report).everything - counted) <= max(counted / 100, 1)


@given(REPORTS)
@settings(max_examples=15, suppress_health_check=[HealthCheck.too_slow])
def test_the_same_report_gives_the_same_bytes(report: Report) -> None:
    assert word_bytes(report) == word_bytes(report)

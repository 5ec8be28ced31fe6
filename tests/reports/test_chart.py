"""A chart is one native part, with its values inside and nothing of what is hidden."""

import pytest
from lxml import etree

from gc25desk.domain.disclosure.rule import Hidden
from gc25desk.reports.chart import Place, category_names, chart_xml, height_cm
from gc25desk.reports.model import Chart, ChartKind, Series
from gc25desk.reports.tabular import ColumnKind
from gc25desk.reports.words import Words
from tests.reports.opened import first, text_in
from tests.reports.sample_report import EVERY_BLOCK

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"


def drawn(chart: Chart, language: str = "en", *, titled: bool = True) -> etree._Element:
    return etree.fromstring(chart_xml(chart, Words(language), Place("It's data", 4, 2), titled=titled))


def sample(kind: ChartKind = ChartKind.COLUMN, value_kind: ColumnKind = ColumnKind.NUMBER) -> Chart:
    series = (Series("Received", (12, 0.5, Hidden())), Series("Closed", (9, None, 4)))
    return Chart(kind, "Chart", ("N", "S", "E"), series, alt="words", kind_of_value=value_kind)


def test_values_stand_in_the_part_and_hidden_ones_do_not() -> None:
    series = list(drawn(sample()).iter(f"{C}ser"))
    points = [[point.get("idx") for point in first(one, f"{C}val").iter(f"{C}pt")] for one in series]
    assert points == [["0", "1"], ["0", "2"]]


def test_a_category_with_a_hidden_number_is_marked() -> None:
    assert category_names(sample()) == ("N", "S", "E ×")


def test_references_lead_to_the_cells_of_the_sheet() -> None:
    found = [element.text for element in drawn(sample()).iter(f"{C}f")]
    sheet = "'It''s data'!"
    names, first, second = f"{sheet}$B$5:$B$7", f"{sheet}$C$5:$C$7", f"{sheet}$D$5:$D$7"
    assert found == [f"{sheet}$C$4", names, first, f"{sheet}$D$4", names, second]


@pytest.mark.parametrize("kind", list(ChartKind))
@pytest.mark.parametrize("language", ["en", "ar"])
def test_axes_are_shown(kind: ChartKind, language: str) -> None:
    axes = [drawn(sample(kind), language).find(f".//{C}{axis}/{C}delete") for axis in ("catAx", "valAx")]
    assert [axis.get("val") for axis in axes if axis is not None] == ["0", "0"]


@pytest.mark.parametrize(
    ("kind", "language", "names", "values"),
    [
        (ChartKind.COLUMN, "en", "minMax", "minMax"),
        (ChartKind.COLUMN, "ar", "maxMin", "minMax"),
        (ChartKind.BAR, "en", "maxMin", "minMax"),
        (ChartKind.BAR, "ar", "maxMin", "maxMin"),
    ],
)
def test_the_first_category_is_where_reading_begins(
    kind: ChartKind, language: str, names: str, values: str
) -> None:
    found = [element.get("val") for element in drawn(sample(kind), language).iter(f"{C}orientation")]
    assert found == [names, values]


def test_a_legend_stands_only_beside_several_series() -> None:
    chart = sample()
    assert drawn(chart).find(f".//{C}legend") is not None
    single = Chart(chart.kind, chart.title, chart.categories, chart.series[:1], alt="")
    assert drawn(single).find(f".//{C}legend") is None


def test_the_title_is_inside_or_left_to_a_caption() -> None:
    assert "Chart" in text_in(drawn(sample()))
    assert first(drawn(sample(), titled=False), f".//{C}autoTitleDeleted").get("val") == "1"


def test_shares_are_percentages() -> None:
    formats = {
        element.get("formatCode")
        for element in drawn(sample(value_kind=ColumnKind.PERCENT)).iter(f"{C}numFmt")
    }
    assert formats == {"0%", "General"}


def test_many_bars_make_a_higher_chart() -> None:
    few, many = sample(ChartKind.BAR), EVERY_BLOCK[Chart]
    assert isinstance(many, Chart)
    names = tuple(str(place) for place in range(20))
    tall = Chart(ChartKind.BAR, "t", names, (Series("s", tuple(range(20))),), alt="")
    assert height_cm(few) < height_cm(tall) <= 18

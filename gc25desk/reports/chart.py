"""A chart as a native DrawingML part, the same for Word and Excel.

The part refers to cells of a sheet and carries their values as well, so that it is drawn before
anybody opens the data. ISO/IEC 29500-1, section 21.2.
"""

import dataclasses
from collections.abc import Sequence

from gc25desk.domain.disclosure.rule import Hidden
from gc25desk.reports import look
from gc25desk.reports.model import Chart, ChartKind, Series
from gc25desk.reports.tabular import ColumnKind
from gc25desk.reports.words import CROSS, Words
from gc25desk.reports.wordxml import DECLARATION, A, C, R, escaped, quoted

EMU_PER_CM = 360_000
_LYING = {ChartKind.BAR, ChartKind.STACKED}
_MOST_LABELS = 36


@dataclasses.dataclass(frozen=True)
class Place:
    """Where a chart's cells stand: the sheet, and the row and column of the corner above the names."""

    sheet: str
    row: int = 1
    column: int = 1

    def cells(self, first: int, last: int, column: int) -> str:
        """Return the reference to a run of cells; rows and columns count from the corner."""
        letter = _column_letter(self.column + column)
        top, bottom = self.row + first, self.row + last
        span = f"${letter}${top}" if top == bottom else f"${letter}${top}:${letter}${bottom}"
        name = self.sheet.replace("'", "''")
        return f"'{name}'!{span}"


def _column_letter(number: int) -> str:
    letters = ""
    while number:
        number, place = divmod(number - 1, 26)
        letters = chr(ord("A") + place) + letters
    return letters


def category_names(chart: Chart) -> tuple[str, ...]:
    """Return the names of the categories, with a cross after each that has a number kept back."""
    return tuple(
        f"{name} {CROSS}" if any(isinstance(s.values[place], Hidden) for s in chart.series) else name
        for place, name in enumerate(chart.categories)
    )


def shown_value(value: float | Hidden | None) -> int | float | None:
    """Return what the chart's cell holds: nothing for a gap and nothing for a number kept back."""
    return None if isinstance(value, Hidden) else value


def height_cm(chart: Chart) -> float:
    """Return a height at which the names of the categories do not crowd, in centimetres."""
    if chart.kind not in _LYING:
        return 7.5
    bars = len(chart.categories) * (len(chart.series) if chart.kind is ChartKind.BAR else 1)
    return min(max(2.6 + 0.62 * max(bars, len(chart.categories)), 4.5), 18.0)


def chart_xml(chart: Chart, words: Words, place: Place, *, titled: bool, data: str = "") -> bytes:
    """Return the chart part.

    ``titled`` writes the title inside (Excel) rather than leaving it to a caption (Word); ``data``
    is the relationship id of the embedded workbook, empty when the cells are in the same file.
    """
    external = f'<c:externalData r:id="{data}"><c:autoUpdate val="0"/></c:externalData>' if data else ""
    title = _title(chart.title, 1100, bold=True) if titled else ""
    legend = _legend() if len(chart.series) > 1 else ""
    room = _room(chart, titled=titled, right=words.right_to_left)
    axes = _axes(chart, right=words.right_to_left)
    return (
        f'{DECLARATION}<c:chartSpace xmlns:c="{C}" xmlns:a="{A}" xmlns:r="{R}">'
        f'<c:date1904 val="0"/><c:lang val="{quoted(words.tag)}"/><c:roundedCorners val="0"/>'
        f'<c:chart>{title}<c:autoTitleDeleted val="{0 if titled else 1}"/>'
        f"<c:plotArea>{room}{_plot(chart, place)}{axes}"
        f'<c:spPr><a:noFill/></c:spPr></c:plotArea>{legend}<c:plotVisOnly val="1"/>'
        '<c:dispBlanksAs val="gap"/></c:chart>'
        f"<c:spPr>{_fill('FFFFFF')}<a:ln><a:noFill/></a:ln></c:spPr>{_text(900, look.TEXT)}{external}"
        "</c:chartSpace>"
    ).encode()


def _room(chart: Chart, *, titled: bool, right: bool) -> str:
    """Return where the bars stand: beside lying bars there must be room for the longest name.

    Left to itself LibreOffice gives the names a narrow column and leaves every second one out.
    """
    if chart.kind not in _LYING:
        return "<c:layout/>"
    longest = max(len(name) for name in category_names(chart))
    names = min(0.04 + 0.0115 * longest, 0.5)
    above = (0.14 if titled else 0.02) + (0.10 if len(chart.series) > 1 else 0)  # title and legend
    values = {"x": 0.06 if right else names, "y": above, "w": 0.94 - names, "h": 0.82 - above}
    return (
        '<c:layout><c:manualLayout><c:layoutTarget val="inner"/><c:xMode val="edge"/><c:yMode val="edge"/>'
        + "".join(f'<c:{key} val="{value:.3f}"/>' for key, value in values.items())
        + "</c:manualLayout></c:layout>"
    )


def _plot(chart: Chart, place: Place) -> str:
    series = "".join(_series(chart, number, one, place) for number, one in enumerate(chart.series))
    if chart.kind is ChartKind.LINE:
        return (
            '<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>'
            f'{series}<c:marker val="1"/><c:axId val="1"/><c:axId val="2"/></c:lineChart>'
        )
    stacked = chart.kind is ChartKind.STACKED
    overlap = '<c:overlap val="100"/>' if stacked else ""
    return (
        f'<c:barChart><c:barDir val="{"bar" if chart.kind in _LYING else "col"}"/>'
        f'<c:grouping val="{"stacked" if stacked else "clustered"}"/><c:varyColors val="0"/>'
        f'{series}<c:gapWidth val="60"/>{overlap}<c:axId val="1"/><c:axId val="2"/></c:barChart>'
    )


def _series(chart: Chart, number: int, series: Series, place: Place) -> str:
    colour = look.SERIES[number % len(look.SERIES)]
    last = len(chart.categories)
    smooth = '<c:smooth val="0"/>' if chart.kind is ChartKind.LINE else ""
    name = place.cells(0, 0, number + 1)
    values = _numbers(place.cells(1, last, number + 1), series.values, _number_format(chart))
    return (
        f'<c:ser><c:idx val="{number}"/><c:order val="{number}"/>'
        f"<c:tx>{_strings(name, (series.name,))}</c:tx>{_drawn(chart, colour)}{_labels(chart)}"
        f"<c:cat>{_strings(place.cells(1, last, 0), category_names(chart))}</c:cat>"
        f"<c:val>{values}</c:val>"
        f"{smooth}</c:ser>"
    )


def _drawn(chart: Chart, colour: str) -> str:
    if chart.kind is not ChartKind.LINE:
        return f'<c:spPr>{_fill(colour)}</c:spPr><c:invertIfNegative val="0"/>'
    line = f'<a:ln w="28575" cap="rnd">{_fill(colour)}<a:round/></a:ln>'
    return (
        f'<c:spPr>{line}</c:spPr><c:marker><c:symbol val="circle"/><c:size val="6"/>'
        f"<c:spPr>{_fill(colour)}</c:spPr></c:marker>"
    )


def _labels(chart: Chart) -> str:
    if len(chart.categories) * len(chart.series) > _MOST_LABELS:
        return ""
    where, colour = {
        ChartKind.STACKED: ("ctr", "FFFFFF"),
        ChartKind.LINE: ("t", look.TEXT),
    }.get(chart.kind, ("outEnd", look.TEXT))
    return (
        f'<c:dLbls><c:numFmt formatCode="{_number_format(chart)}" sourceLinked="0"/>'
        f'<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>{_text(800, colour)}<c:dLblPos val="{where}"/>'
        '<c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/><c:showSerName val="0"/>'
        '<c:showPercent val="0"/><c:showBubbleSize val="0"/></c:dLbls>'
    )


def _axes(chart: Chart, *, right: bool) -> str:
    lying = chart.kind in _LYING
    # Lying bars list their names from below unless the axis is turned over; in a language written
    # from right to left the other axis is turned over too.
    names_turned, values_turned = (True, right) if lying else (right, False)
    names_at, values_at = ("r" if right else "l", "b") if lying else ("b", "r" if right else "l")
    crosses = "max" if lying else "autoZero"
    return (
        f'<c:catAx><c:axId val="1"/>{_scaling(names_turned)}<c:delete val="0"/><c:axPos val="{names_at}"/>'
        f"{_title(chart.category_title, 900)}"
        '<c:numFmt formatCode="General" sourceLinked="0"/>'
        '<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>'
        f"<c:spPr>{_line(look.EDGE)}</c:spPr>{_text(900, look.TEXT)}"
        '<c:crossAx val="2"/><c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/>'
        '<c:lblOffset val="100"/><c:tickLblSkip val="1"/><c:noMultiLvlLbl val="1"/></c:catAx>'
        f'<c:valAx><c:axId val="2"/>{_scaling(values_turned)}<c:delete val="0"/><c:axPos val="{values_at}"/>'
        f"<c:majorGridlines><c:spPr>{_line(look.LINE)}</c:spPr></c:majorGridlines>"
        f'{_title(chart.value_title, 900)}<c:numFmt formatCode="{_number_format(chart)}" sourceLinked="0"/>'
        '<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>'
        f"<c:spPr><a:ln><a:noFill/></a:ln></c:spPr>{_text(900, look.MUTED)}"
        f'<c:crossAx val="1"/><c:crosses val="{crosses}"/><c:crossBetween val="between"/></c:valAx>'
    )


def _scaling(turned: bool) -> str:
    return f'<c:scaling><c:orientation val="{"maxMin" if turned else "minMax"}"/></c:scaling>'


def _number_format(chart: Chart) -> str:
    return "0%" if chart.kind_of_value is ColumnKind.PERCENT else "#,##0"


def _title(text: str, size: int, *, bold: bool = False) -> str:
    if not text:
        return ""
    return (
        f'<c:title><c:tx><c:rich><a:bodyPr/><a:p><a:pPr><a:defRPr sz="{size}" b="{int(bold)}"/></a:pPr>'
        f'<a:r><a:rPr sz="{size}" b="{int(bold)}">{_fill(look.TEXT if bold else look.MUTED)}{_font()}</a:rPr>'
        f'<a:t>{escaped(text)}</a:t></a:r></a:p></c:rich></c:tx><c:overlay val="0"/></c:title>'
    )


def _legend() -> str:
    return f'<c:legend><c:legendPos val="t"/><c:overlay val="0"/>{_text(900, look.TEXT)}</c:legend>'


def _text(size: int, colour: str) -> str:
    return (
        f'<c:txPr><a:bodyPr/><a:p><a:pPr><a:defRPr sz="{size}" b="0">{_fill(colour)}{_font()}</a:defRPr>'
        '</a:pPr><a:endParaRPr lang="en-GB"/></a:p></c:txPr>'
    )


def _font() -> str:
    return (
        f'<a:latin typeface="{look.FONT}"/><a:ea typeface="{look.FONT_EAST_ASIA}"/>'
        f'<a:cs typeface="{look.FONT}"/>'
    )


def _fill(colour: str) -> str:
    return f'<a:solidFill><a:srgbClr val="{colour}"/></a:solidFill>'


def _line(colour: str) -> str:
    return f'<a:ln w="9525">{_fill(colour)}</a:ln>'


def _strings(cells: str, values: Sequence[str]) -> str:
    points = "".join(
        f'<c:pt idx="{place}"><c:v>{escaped(value)}</c:v></c:pt>' for place, value in enumerate(values)
    )
    return (
        f"<c:strRef><c:f>{escaped(cells)}</c:f>"
        f'<c:strCache><c:ptCount val="{len(values)}"/>{points}</c:strCache></c:strRef>'
    )


def _numbers(cells: str, values: Sequence[float | Hidden | None], shape: str) -> str:
    shown = [(place, shown_value(value)) for place, value in enumerate(values)]
    points = "".join(
        f'<c:pt idx="{place}"><c:v>{value}</c:v></c:pt>' for place, value in shown if value is not None
    )
    return (
        f"<c:numRef><c:f>{escaped(cells)}</c:f><c:numCache><c:formatCode>{shape}</c:formatCode>"
        f'<c:ptCount val="{len(values)}"/>{points}</c:numCache></c:numRef>'
    )

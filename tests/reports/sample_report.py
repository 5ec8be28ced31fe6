"""Invented reports for the writers' tests: every block, and one long enough to look at."""

import dataclasses
import datetime

from gc25desk.domain.disclosure.rule import Hidden
from gc25desk.domain.field import Profile
from gc25desk.reports.model import (
    Block,
    BulletList,
    Chart,
    ChartKind,
    Citation,
    Classification,
    Column,
    ColumnKind,
    Footnote,
    Heading,
    LetteredList,
    Locator,
    LocatorKind,
    Noted,
    Orientation,
    PageBreak,
    Paragraph,
    Placeholder,
    Recommendations,
    Reference,
    Report,
    Row,
    Run,
    Section,
    Series,
    Sheet,
    Source,
    Table,
    TableOfContents,
    plain,
)

DATE = datetime.date(2026, 11, 14)

EVERY_BLOCK: dict[type, Block] = {
    Heading: Heading("Heading words", 2, anchor="heading"),
    Paragraph: Paragraph(
        (Run("Paragraph words "), Run("set apart", italic=True), Footnote((Run("Footnote words"),))),
        numbered=True,
        anchor="paragraph",
    ),
    BulletList: BulletList((plain("Bullet words"), plain("Second bullet"))),
    LetteredList: LetteredList((plain("Lettered words"), plain("Second letter"))),
    Recommendations: Recommendations(plain("Lead words"), (plain("Adopt words"),), anchor="ask"),
    Table: Table(
        "Table words",
        (Column("Kind", width=30), Column("Count", ColumnKind.NUMBER), Column("On", ColumnKind.DATE)),
        (
            Row(("Row words", Noted(1234, "a"), DATE)),
            Row(("Row kept back", Hidden(), None)),
            Row(("Total", 1240, None), total=True),
        ),
        notes=("Note words",),
        remarks=("Remark words",),
        description="Description words",
        anchor="table",
    ),
    Chart: Chart(
        ChartKind.COLUMN,
        "Chart words",
        ("North", "South"),
        (Series("Received", (12, Hidden())), Series("Closed", (9, None))),
        alt="Alternative words",
        anchor="chart",
    ),
    PageBreak: PageBreak(),
    Section: Section(Orientation.LANDSCAPE),
    TableOfContents: TableOfContents(),
    Placeholder: Placeholder("Placeholder words"),
}
# Words of each block that a reader must find in either file; breaks and contents have none.
WORDS_OF: dict[type, tuple[str, ...]] = {
    Heading: ("Heading words",),
    Paragraph: ("Paragraph words", "set apart", "Footnote words"),
    BulletList: ("Bullet words", "Second bullet"),
    LetteredList: ("Lettered words", "Second letter"),
    Recommendations: ("Lead words", "Adopt words"),
    Table: ("Table words", "Row words", "Row kept back", "×", "Note words", "Remark words"),
    Chart: ("Chart words", "North", "South ×", "Received", "Alternative words"),
    PageBreak: (),
    Section: (),
    TableOfContents: (),
    Placeholder: ("Placeholder words",),
}


def report_of(
    *blocks: Block,
    language: str = "en",
    sheets: tuple[Sheet, ...] | None = None,
    title: str = "A report",
    date: datetime.date = DATE,
) -> Report:
    """Return a short report of some blocks, on pages and on one sheet alike."""
    return Report(
        title=title,
        institution="Commission of Exampleland",
        state_party="Exampleland",
        cycle="Third and fourth combined reports",
        date=date,
        classification=Classification.PUBLIC,
        profile=Profile.PUBLIC,
        language=language,
        blocks=blocks,
        sheets=(Sheet("Blocks", blocks),) if sheets is None else sheets,
    )


CHAPTERS = (
    "General measures of implementation",
    "Civil rights and freedoms",
    "Violence against children",
    "Family environment and alternative care",
    "Health and welfare",
    "Education, leisure and culture",
    "Special protection measures",
)
REGIONS = ("North", "South", "East", "West", "Islands")
SENTENCES = (
    "Complaints received by the Commission between 2022 and 2026 describe the same pattern in four regions. ",
    "In most of them the service answered late or not at all, and the family was not told of any remedy. ",
    "Schools reported that filters chosen by the ministry had blocked pages on health and on help lines. ",
    "The law of 2019 names a regulator, but no budget line has been opened for it and its posts are vacant. ",
    "Children who spoke to the Commission asked for replies in words they understand and within days. ",
)


SOURCES = (
    Source(
        "annual-2025",
        (Run("Commission of Exampleland, "), Run("Annual report 2025", italic=True)),
        (Run("Annual report 2025", italic=True),),
    ),
    Source(
        "gc25",
        (Run("Committee on the Rights of the Child, general comment No. 25 (2021)"),),
        (Run("CRC/C/GC/25"),),
    ),
    Source("co", (Run("CRC/C/EXL/CO/3-4"),)),
)


def _counts(number: int) -> Table:
    rows = tuple(
        Row(
            (
                region,
                40 + (7 * place * (number + 1)) % 60,
                Hidden() if place == number % 5 else 12 + place,
                0.125 * place,
            )
        )
        for place, region in enumerate(REGIONS)
    )
    return Table(
        f"Complaints on {CHAPTERS[number].lower()}, by region",
        (
            Column("Region", width=30),
            Column("Complaints", ColumnKind.NUMBER),
            Column("Children under 12", ColumnKind.NUMBER),
            Column("Closed with a remedy", ColumnKind.PERCENT),
        ),
        (*rows, Row(("All regions", Noted(1284, "a"), Hidden(), 0.61), total=True)),
        notes=("A complaint that names two regions is counted once in the total.",),
        remarks=(
            "Unit: complaints. Period: 1 January 2022 to 30 September 2026. Unknown region: 14.",
            "Complaints received are not a measure of how common a harm is.",
        ),
        description="Complaints, children under 12 and share closed with a remedy in five regions.",
        anchor=f"counts{number}",
    )


def _charts(number: int) -> Chart:
    kind = tuple(ChartKind)[number % 4]
    series = (
        Series("Received", tuple(30 + (9 * place * (number + 2)) % 50 for place in range(5))),
        Series("Closed", (21, 25, Hidden() if number % 2 else 17, 30, 19)),
    )
    return Chart(
        kind,
        f"Received and closed, {CHAPTERS[number].lower()}",
        REGIONS,
        series[:1] if kind is ChartKind.BAR else series,
        alt="More complaints were received than closed in each region; the gap is widest in the West.",
        value_title="Complaints",
    )


def _chapter(number: int) -> list[Block]:
    title = CHAPTERS[number]
    blocks: list[Block] = [Heading(title, anchor=f"chapter{number}")]
    for part, name in enumerate(("Situation and law", "What the evidence shows")):
        blocks.append(Heading(name, 2))
        if part:
            blocks += [Heading("Reports by schools", 3), _paragraph(number, 9), Heading("Replies in time", 4)]
        blocks += [_paragraph(number, place) for place in range(5)]
        blocks.append(_counts(number) if part else BulletList((plain("Late replies;"), plain("No remedy."))))
    blocks += [
        _charts(number),
        Paragraph((Run("The figures stand in "), Reference(f"counts{number}"), Run(".")), numbered=True),
        Recommendations(
            plain("The Commission recommends that the State party:"),
            (
                plain("Fund the regulator named in the law of 2019 and fill its posts by the end of 2027;"),
                plain("Require services to answer a child's complaint within five working days;"),
                plain("Publish the number of complaints answered, by age and region, every year."),
            ),
        ),
    ]
    return blocks


def _paragraph(number: int, place: int) -> Paragraph:
    first, second = SENTENCES[(number + place) % 5], SENTENCES[(number + place + 2) % 5]
    source = SOURCES[(number + place // 3) % len(SOURCES)]
    note = Citation(
        source, Locator(LocatorKind.PARAGRAPH, str(place + 4), str(place + 6) if place % 2 else "")
    )
    return Paragraph(
        (
            Run(first.strip()),
            note,
            Run(" " + second + "That makes "),
            Run(str(40 + number * 10 + place), mark=f"figure-{number}-{place}"),
            Run(" in all. " + SENTENCES[place % 5].strip()),
        ),
        numbered=True,
        mark=f"claim-{number}-{place}",
    )


def long_report(language: str = "en") -> Report:
    """Return a report of some thirty pages with every block, footnotes, tables and charts."""
    blocks: list[Block] = [
        TableOfContents(),
        PageBreak(),
        Heading("Executive summary", numbered=False),
        Paragraph(plain("".join(SENTENCES))),
        Heading("Method"),
        Paragraph(plain(SENTENCES[0] * 2), numbered=True),
        LetteredList((plain("Complaints;"), plain("Visits to schools;"), plain("Talks with children."))),
        Placeholder("Describe how children took part."),
    ]
    for number in range(len(CHAPTERS)):
        blocks += _chapter(number)
    blocks += [
        PageBreak(),
        Heading("Statistics", annex=True),
        Heading("Counts", 2),
        dataclasses.replace(_counts(0), anchor=""),
        Heading("Source of the counts", 2),
        Paragraph((Run("See "), Reference("annex"), Run(" for the paragraphs covered.")), numbered=True),
        Section(Orientation.LANDSCAPE),
        Heading("Paragraphs covered", annex=True, anchor="annex"),
        Heading("Register", 2),
        _register(),
        Section(Orientation.PORTRAIT),
        Heading("Method", annex=True),
        _paragraph(1, 1),
    ]
    return Report(
        title="Children’s rights in a digital age",
        subtitle="Alternative report to the UN Committee on the Rights of the Child",
        institution="Human Rights Commission of Exampleland",
        state_party="Exampleland",
        cycle="Combined fifth and sixth periodic reports",
        date=DATE,
        classification=Classification.PUBLIC,
        profile=Profile.COMMITTEE,
        language=language,
        blocks=tuple(blocks),
        sheets=(
            Sheet("Coverage", (Paragraph(plain("What is held for each paragraph.")), _register())),
            Sheet("Counts", tuple(_counts(number) for number in range(3))),
            Sheet("Figures", tuple(_charts(number) for number in range(4))),
        ),
    )


def _register() -> Table:
    return Table(
        "Paragraphs covered",
        (
            Column("Paragraph", ColumnKind.NUMBER, 10),
            Column("Chapter", width=40),
            Column("What is held", width=60),
            Column("Last entry", ColumnKind.DATE, 16),
        ),
        tuple(
            Row((number, CHAPTERS[number % 7], SENTENCES[number % 5].strip() if number % 3 else "=2+2", DATE))
            for number in range(1, 61)
        ),
        description="Sixty paragraphs with what is held for each.",
    )


def arabic_report() -> Report:
    """Return a short report written from right to left, with Latin words and numbers inside."""
    table = Table(
        "الشكاوى حسب المنطقة",
        (
            Column("المنطقة", width=30),
            Column("الشكاوى", ColumnKind.NUMBER),
            Column("دون 12 سنة", ColumnKind.NUMBER),
            Column("تاريخ آخر قيد", ColumnKind.DATE),
        ),
        (
            Row(("الشمال", 1284, Hidden(), DATE)),
            Row(("الجنوب (South)", 96, 12, DATE)),
            Row(("المجموع", Noted(1380, "a"), Hidden(), None), total=True),
        ),
        notes=("تحسب الشكوى مرة واحدة.",),
        remarks=("الوحدة: الشكاوى. الفترة: 2022-2026.",),
        anchor="counts",
    )
    chart = Chart(
        ChartKind.COLUMN,
        "الشكاوى الواردة والمغلقة",
        ("الشمال", "الجنوب", "الشرق"),
        (Series("واردة", (120, 96, 44)), Series("مغلقة", (80, 91, Hidden()))),
        alt="الشكاوى الواردة أكثر من المغلقة في كل منطقة.",
        value_title="الشكاوى",
    )
    bars = Chart(
        ChartKind.STACKED,
        "الشكاوى حسب الحالة",
        ("الشمال", "الجنوب", "الشرق"),
        (Series("مفتوحة", (20, 36, 14)), Series("مغلقة", (80, 91, 40))),
        alt="أغلب الشكاوى مغلقة.",
    )
    cited = Source("rev3", (Run("الوثيقة CRC/C/58/Rev.3"),))
    blocks: tuple[Block, ...] = (
        TableOfContents(),
        PageBreak(),
        Heading("المنهجية"),
        Paragraph(
            (
                Run("تلقت اللجنة 1284 شكوى من منصة ExampleNet (2026) خلال الفترة 2022-2026."),
                Citation(cited, Locator(LocatorKind.PARAGRAPH, "14", "16")),
                Run(" ويستند التقرير إلى "),
                Reference("counts"),
                Run(" أدناه."),
            ),
            numbered=True,
        ),
        LetteredList((plain("الشكاوى؛"), plain("زيارات المدارس؛"))),
        Paragraph(
            (
                Run("وتبين المرفقات ذلك."),
                Citation(
                    Source("rev3", (Run("الوثيقة CRC/C/58/Rev.3"),)),
                    Locator(LocatorKind.PARAGRAPH, "14", "16"),
                ),
            ),
            numbered=True,
        ),
        Paragraph(plain("An English quotation stands from left to right (12 words)."), language="en"),
        Heading("الوضع والقانون", 2),
        Paragraph(plain("لم ترد الخدمة في الوقت المناسب، ولم تبلغ الأسرة بأي سبيل انتصاف."), numbered=True),
        BulletList((plain("ردود متأخرة"), plain("لا سبيل انتصاف"))),
        table,
        chart,
        bars,
        Recommendations(
            plain("توصي اللجنة الدولة الطرف بما يلي:"),
            (plain("تمويل الهيئة التنظيمية؛"), plain("الرد على الشكاوى خلال خمسة أيام عمل.")),
        ),
        Placeholder("يكتب لاحقا"),
        Section(Orientation.LANDSCAPE),
        Heading("الإحصاءات", annex=True),
        Heading("حسب المنطقة", 2),
        dataclasses.replace(table, anchor=""),
    )
    return Report(
        title="حقوق الطفل في البيئة الرقمية",
        subtitle="تقرير بديل مقدم إلى لجنة حقوق الطفل",
        institution="المؤسسة الوطنية لحقوق الإنسان",
        state_party="دولة مثالية",
        cycle="التقريران الخامس والسادس",
        date=DATE,
        classification=Classification.CONFIDENTIAL,
        profile=Profile.COMMITTEE,
        language="ar",
        blocks=blocks,
        sheets=(Sheet("الشكاوى", (table,)), Sheet("الرسوم البيانية", (chart, bars))),
    )

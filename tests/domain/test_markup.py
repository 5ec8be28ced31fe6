"""Drafted text: what is written comes back as it was, and nothing typed is an error."""

from hypothesis import given
from hypothesis import strategies as st

from gc25desk.domain.markup import (
    Block,
    BlockKind,
    Insert,
    InsertKind,
    Span,
    inserts,
    parse,
    plain,
    sentences,
    with_inserts,
    written,
)

CITED = Insert(InsertKind.CITE, "evidence/8a-1", "p. 4")

texts = st.text(st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\u2028\u2029"), min_size=1)
marked = st.one_of(texts, st.text(r"*_\{}|-+ ab", min_size=1))
identifiers = st.from_regex(r"[a-z]{1,8}/[A-Za-z0-9-]{1,12}", fullmatch=True)
spans = st.builds(Span, marked, st.booleans(), st.booleans())
placed = st.builds(
    Insert,
    st.sampled_from([kind for kind in InsertKind if kind is not InsertKind.NOTE]),
    identifiers,
    st.just("") | marked,
)
notes = st.builds(lambda words: Insert(InsertKind.NOTE, "", words), marked)
blocks = st.lists(
    st.builds(Block, st.sampled_from(BlockKind), st.lists(spans | placed | notes, max_size=6).map(tuple)),
    max_size=5,
)


def _joined(block: Block) -> Block:
    """Return a block with neighbouring spans of one look as one."""
    found: list[Span | Insert] = []
    for part in block.inlines:
        last = found[-1] if found else None
        if (
            isinstance(part, Span)
            and isinstance(last, Span)
            and (part.bold, part.italic) == (last.bold, last.italic)
        ):
            found[-1] = Span(last.text + part.text, part.bold, part.italic)
        else:
            found.append(part)
    return Block(block.kind, tuple(found))


def _has_words(block: Block) -> bool:
    return any(isinstance(part, Insert) or part.text.strip() for part in block.inlines)


@given(blocks)
def test_what_is_written_is_read_back(given_blocks: list[Block]) -> None:
    meant = [_joined(block) for block in given_blocks if _has_words(block)]
    assert list(parse(written(meant))) == meant


@given(marked)
def test_whatever_is_typed_can_be_read_and_written_again(text: str) -> None:
    assert parse(written(parse(text))) == parse(text)


def test_a_paragraph_with_a_citation_and_emphasis() -> None:
    (block,) = parse(r"Schools **must** say why.{cite:evidence/8a-1|p. 4} A 2\*\*3 \{here\}")
    assert block.inlines == (
        Span("Schools "),
        Span("must", bold=True),
        Span(" say why."),
        CITED,
        Span(" A 2**3 {here}"),
    )


def test_items_and_empty_lines() -> None:
    kinds = [block.kind for block in parse("Lead:\n\n- one\n+ two\n\\- no item")]
    assert kinds == [BlockKind.TEXT, BlockKind.BULLET, BlockKind.LETTERED, BlockKind.TEXT]


def test_what_is_no_notation_is_text() -> None:
    assert plain("{cite:nowhere} {shout:evidence/1} {cite} a_b 3 * 4") == (
        "{cite:nowhere} {shout:evidence/1} {cite} a_b 3 * 4"
    )


def test_the_words_of_an_insert_are_told_where_they_stand() -> None:
    assert plain("It is {number:statistic/1|total} in all.", lambda _insert: "45") == "It is 45 in all."
    assert inserts("a{cite:evidence/8a-1|p. 4}b") == (CITED,)


def test_an_insert_can_be_taken_out_or_replaced() -> None:
    text = "One.{cite:evidence/8a-1|p. 4} Two.{note|So it is.}"
    assert (
        with_inserts(text, lambda one: None if one.kind is InsertKind.CITE else one)
        == "One. Two.{note|So it is.}"
    )


def test_a_sentence_holds_the_citation_after_its_full_stop() -> None:
    found = list(
        sentences("Half of them said no.{cite:evidence/8a-1|p. 4} Others were silent. The rest.{note|x}")
    )
    assert [(words, len(held)) for words, held in found] == [
        ("Half of them said no.", 1),
        ("Others were silent.", 0),
        ("The rest.", 1),
    ]

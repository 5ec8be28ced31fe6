"""Valid records of every shape, hostile text included, for the property tests."""

import datetime as dt
from collections.abc import Callable
from typing import Any

from hypothesis import strategies as st

from gc25desk.domain import consent, handling, path
from gc25desk.domain.complaint import Complaint
from gc25desk.domain.consent import Consent
from gc25desk.domain.evidence import Evidence
from gc25desk.domain.field import Field, Kind, fields_of
from gc25desk.domain.handling import Handling
from gc25desk.domain.measures import Referral, check_referrals
from gc25desk.domain.outcome import Finding, Remedy
from gc25desk.domain.paragraph import COMPLAINT_STANCES, EVIDENCE_STANCES, Tag
from gc25desk.domain.party import Involved
from gc25desk.domain.path import Extension, Pause
from gc25desk.domain.related import Related
from gc25desk.errors import InvalidInput

HOSTILE = (
    "",
    "=cmd|' /C calc'!A0",
    "<b>&amp;</b> ]]>",
    "a\x00b\x1b[31m",
    "\ud800 alone",
    "\ufffe\uffff",
    "\u202eturned\u202c",
    "e\u0301 in parts",
    "line\r\nbreak\rand\u2028more",
    " \t outer \n",
    "أحمد ١٢٣",
    "儿童权利 👧🏽",
    "Robert'); DROP TABLE complaint;--",
    '{"json": [1, 2]}',
    "%s {0} {name}",
)
texts = st.one_of(st.sampled_from(HOSTILE), st.text(max_size=40))
_days = st.dates(dt.date(1900, 1, 1), dt.date(2200, 12, 31))


def _keeps(rule: Callable[[tuple[Any, ...]], None]) -> Callable[[tuple[Any, ...]], bool]:
    def holds(parts: tuple[Any, ...]) -> bool:
        try:
            rule(parts)
        except InvalidInput:
            return False
        return True

    return holds


def _any(_parts: tuple[Any, ...]) -> bool:
    return True


# Parts that keep rules of their own, by what tells whether a few of them do.
_RULES: dict[type[Any], Callable[[tuple[Any, ...]], bool]] = {
    Consent: _keeps(consent.check),
    Pause: _keeps(lambda parts: path.check_pauses(parts, ())),
    Extension: _keeps(lambda parts: path.check_pauses((), parts)),
    Referral: _keeps(check_referrals),
    Finding: lambda parts: all(one.text.strip() for one in parts),
    Remedy: _keeps(lambda parts: handling.check(Handling(remedies=parts))),
    Involved: lambda parts: (
        all(one.role and one.party for one in parts) and len({one.role for one in parts}) == len(parts)
    ),
    Related: lambda parts: (
        all(one.kind and one.complaint for one in parts) and len({one.kind for one in parts}) == len(parts)
    ),
}


def _value(field: Field) -> st.SearchStrategy[Any]:
    codes = field.choices.codes() if field.choices is not None else ()
    made: dict[Kind, st.SearchStrategy[Any]] = {
        Kind.TEXT: texts,
        Kind.LONG_TEXT: texts,
        Kind.URL: texts,
        Kind.PERSON: st.sampled_from(("", "somebody")),
        Kind.LINK: st.sampled_from(("", "another record")),
        Kind.OPEN: st.one_of(texts, st.sampled_from(codes)) if codes else texts,
        Kind.DATE: st.one_of(st.none(), _days),
        Kind.FLAG: st.booleans(),
        Kind.CHOICE: st.sampled_from(("", *codes)),
        Kind.CHOICES: st.lists(st.sampled_from(codes or ("",)), max_size=4).map(tuple),
        Kind.NUMBER: st.one_of(st.none(), st.integers(field.lowest or 0, field.highest or 9)),
    }
    if field.kind is Kind.RECORDS and field.record is not None and field.record is not Tag:
        valid = st.lists(_parts(field.record), max_size=3).map(tuple)
        return valid.filter(_RULES.get(field.record, _any))
    return made[field.kind]


def _parts(kind: type[Any], **fixed: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    free = {
        field.key: _value(field)
        for field in fields_of(kind)
        if not field.system and field.kind is not Kind.FILES and field.key not in fixed
    }
    return st.builds(kind, **free, **fixed)


def _tags(stances: tuple[str, ...]) -> st.SearchStrategy[tuple[Tag, ...]]:
    one = _parts(
        Tag,
        paragraph=st.integers(1, 125),
        stance=st.sampled_from(("", *stances)),
        primary=st.just(False),
    )
    return st.lists(one, max_size=4, unique_by=lambda tag: tag.paragraph).map(tuple)


def _closed_last(complaint: Complaint) -> bool:
    received, closed = complaint.date_received, complaint.date_closed
    return received is None or closed is None or received <= closed


complaints: st.SearchStrategy[Complaint] = _parts(
    Complaint, date_received=_days, tags=_tags(COMPLAINT_STANCES.codes())
).filter(_closed_last)
evidence: st.SearchStrategy[Evidence] = _parts(
    Evidence,
    title=texts.filter(lambda text: bool(text.strip(" \t\r\n\u2028"))),
    tags=_tags(EVIDENCE_STANCES.codes()),
)

"""A snapshot names the records a file was made from, by what they are and not by how they came."""

import dataclasses
import datetime as dt

from gc25desk.domain.snapshot import in_order, line, snapshot
from tests.builders import a_complaint, an_evidence

ONE = a_complaint(id="1", version=1, updated_at=dt.datetime(2026, 11, 20, tzinfo=dt.UTC))
TWO = a_complaint(id="2", version=4)


def test_the_order_makes_no_difference_and_a_save_does() -> None:
    both = snapshot([("complaint", ONE), ("complaint", TWO)])
    assert snapshot([("complaint", TWO), ("complaint", ONE)]) == both
    assert snapshot([("complaint", dataclasses.replace(ONE, version=2)), ("complaint", TWO)]) != both
    assert snapshot([("complaint", ONE)]) != both
    assert snapshot([("complaint", ONE), ("complaint", TWO)], ["planned 9"]) != both


def test_the_noun_counts() -> None:
    assert snapshot([("evidence", an_evidence(id="1"))]) != snapshot([("complaint", a_complaint(id="1"))])


def test_lines_in_their_order_give_the_same_name() -> None:
    told = [line("complaint", one) for one in (ONE, TWO)]
    assert in_order(iter(told)) == snapshot([("complaint", TWO), ("complaint", ONE)])

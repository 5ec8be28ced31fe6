"""Long work gives way when it is asked to, and only on the thread that began it so."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from gc25desk.errors import Stopped
from gc25desk.stopping import go_on, stoppable


def test_work_that_nobody_may_stop_goes_on() -> None:
    go_on()


def test_work_stops_at_the_next_point_after_it_is_asked() -> None:
    asked: list[bool] = []
    with stoppable(lambda: bool(asked)):
        go_on()
        asked.append(True)
        with pytest.raises(Stopped):
            go_on()
    go_on()


def test_what_another_thread_does_is_not_stopped() -> None:
    with stoppable(lambda: True), ThreadPoolExecutor(1) as other:
        other.submit(go_on).result()

"""What every proof shares: wrong secrets are tried one after the other, their wait has tests of its own."""

import pytest

from gc25desk.store import attempts


@pytest.fixture(autouse=True)
def _no_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(attempts, "wait_after", lambda _count: 0)

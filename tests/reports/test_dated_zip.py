"""The parts of a zip bear one date."""

import datetime
import io
import zipfile

import pytest

from gc25desk.reports.dated_zip import DatedZip

DATE = datetime.date(2026, 11, 14)


@pytest.mark.parametrize("year", [1970, 2026, 2150])
def test_the_parts_of_a_zip_bear_one_date(year: int) -> None:
    def made() -> bytes:
        buffer = io.BytesIO()
        with DatedZip(buffer, DATE.replace(year=year), {"b": b"instead"}) as file:
            file.writestr("a", "text")
            file.writestr("b", b"data")
        return buffer.getvalue()

    assert made() == made()
    with zipfile.ZipFile(io.BytesIO(made())) as file:
        assert {info.date_time[1:] for info in file.infolist()} == {(11, 14, 0, 0, 0)}
        assert file.read("b") == b"instead"

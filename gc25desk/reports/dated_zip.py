"""A zip that is the same for the same input."""

import datetime
import io
import zipfile
from collections.abc import Iterable
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from _typeshed import SizedBuffer


_CHUNK = 128 * 1024  # characters


class DatedZip(zipfile.ZipFile):
    """A zip to write to whose parts all bear one date, so that equal content gives equal bytes.

    ``instead`` replaces the content of parts by name.
    """

    def __init__(self, file: IO[bytes], date: datetime.date, instead: dict[str, bytes] | None = None) -> None:
        """Open the zip over a file object."""
        super().__init__(file, "w", zipfile.ZIP_DEFLATED)
        # The zip format knows no year before 1980 and none after 2107.
        self._stamp = (min(max(date.year, 1980), 2107), date.month, date.day, 0, 0, 0)
        self._instead = instead or {}

    def writestr(
        self,
        zinfo_or_arcname: str | zipfile.ZipInfo,
        data: "SizedBuffer | str",
        compress_type: int | None = None,
        compresslevel: int | None = None,
    ) -> None:
        """Write one part, by its name, under the one date."""
        named = zinfo_or_arcname
        name = named.filename if isinstance(named, zipfile.ZipInfo) else named
        super().writestr(self._info(name), self._instead.get(name, data), compress_type, compresslevel)

    def stream(self, name: str, pieces: Iterable[str]) -> None:
        """Write one part piece by piece, so that it is never whole in memory."""
        with self.open(self._info(name), "w") as part:
            held: list[str] = []
            size = 0
            for piece in pieces:
                held.append(piece)
                size += len(piece)
                if size > _CHUNK:
                    part.write("".join(held).encode())
                    held, size = [], 0
            part.write("".join(held).encode())

    def _info(self, name: str) -> zipfile.ZipInfo:
        info = zipfile.ZipInfo(name, self._stamp)
        info.compress_type = zipfile.ZIP_DEFLATED
        info.external_attr = 0o600 << 16
        return info


def dated(package: bytes, date: datetime.date) -> bytes:
    """Return a package with all its parts under one date, so that equal content gives equal bytes."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as made, DatedZip(buffer, date) as again:
        for name in made.namelist():
            again.writestr(name, made.read(name))
    return buffer.getvalue()

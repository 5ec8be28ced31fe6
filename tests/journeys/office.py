"""LibreOffice beside the tests: opens finished files in the background and tells which it cannot."""

import queue
import shutil
import subprocess
import threading
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType

import pypdfium2

_SECONDS_A_FILE = 60


class Office:
    """Converts batches of files one after the other, in a thread of its own; does nothing without soffice."""

    def __init__(self, folder: Path) -> None:
        """Begin to wait for files; ``folder`` is for the program's profile and for what it makes."""
        self._folder = folder
        self._program = shutil.which("soffice")
        self._batches: queue.Queue[tuple[str, Sequence[Path]] | None] = queue.Queue()
        self._thread = threading.Thread(target=self._work, daemon=True)
        self.faults: list[str] = []
        self.converted = 0

    def __enter__(self) -> "Office":
        """Start the thread."""
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, where: TracebackType | None
    ) -> None:
        """Wait for the last batch, or after an error leave what is still waiting."""
        if error is not None:
            with self._batches.mutex:
                self._batches.queue.clear()
        self._batches.put(None)
        self._thread.join()

    def take(self, kind: str, files: Sequence[Path]) -> None:
        """Have files converted to a kind, ``pdf`` or ``csv``, and taken away afterwards."""
        self._batches.put((kind, files))

    def _work(self) -> None:
        while (batch := self._batches.get()) is not None:
            kind, files = batch
            if self._program is not None and files:
                self._convert(kind, files)
            for file in files:
                file.unlink(missing_ok=True)

    def _convert(self, kind: str, files: Sequence[Path]) -> None:
        made = self._folder / "made"
        profile = (self._folder / "profile").as_uri()
        command = [str(self._program), f"-env:UserInstallation={profile}", "--headless"]
        command += ["--convert-to", kind, "--outdir", str(made), *map(str, files)]
        try:
            subprocess.run(command, check=False, capture_output=True, timeout=_SECONDS_A_FILE * len(files))  # noqa: S603 - our own files
        except subprocess.TimeoutExpired:
            self.faults.append(f"LibreOffice did not come to an end with {[file.name for file in files]}")
        for file in files:
            self._look_at(made / f"{file.stem}.{kind}", file)
        shutil.rmtree(made, ignore_errors=True)

    def _look_at(self, made: Path, file: Path) -> None:
        if not made.exists():
            self.faults.append(f"{file.name}: LibreOffice cannot open it")
        elif made.suffix == ".pdf" and _pages(made) < 1:
            self.faults.append(f"{file.name}: its PDF has no page")
        else:
            self.converted += 1


def _pages(path: Path) -> int:
    with pypdfium2.PdfDocument(path.read_bytes()) as document:
        return len(document)

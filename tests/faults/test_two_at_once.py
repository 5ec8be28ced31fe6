"""Two programs on one desk at the same moment: one has it, the other is told so, and nothing is spoiled."""

from multiprocessing.connection import Connection
from pathlib import Path

from gc25desk.errors import DeskInUse
from gc25desk.services import desk as desks
from gc25desk.services import records, saving
from tests.builders import PASSPHRASE, a_complaint
from tests.faults import figures
from tests.faults.working import context, derived, use


def contend(there: Connection, folder: Path, key: bytes) -> None:
    """Each time it is told to, try to open the desk and save; close it when told."""
    use(key)
    while there.recv() == "open":
        try:
            desk = desks.open_desk(folder, PASSPHRASE)
        except DeskInUse:
            there.send("")
            there.recv()
            continue
        saved, _changes = saving.save(desk, "complaint", a_complaint())
        there.send(saved.id)
        there.recv()
        desks.close(desk)
        there.send("closed")


def one_run(pipes: list[Connection]) -> str:
    """Let both try at once; return the identifier that the one that got the desk saved."""
    for pipe in pipes:
        pipe.send("open")
    told = [pipe.recv() for pipe in pipes]
    assert sorted(map(bool, told)) == [False, True]
    for pipe in pipes:
        pipe.send("close")
    assert pipes[told.index(max(told))].recv() == "closed"
    return str(max(told))


def test_of_two_programs_one_gets_the_desk_and_the_other_is_told(desk_folder: Path) -> None:
    ends = [context().Pipe() for _program in range(2)]
    key = derived(desk_folder)
    programs = [
        context().Process(target=contend, args=(there, desk_folder, key), daemon=True)
        for _here, there in ends
    ]
    for program in programs:
        program.start()
    pipes = [here for here, _there in ends]
    told = [one_run(pipes) for _run in range(figures.CONTENTIONS())]
    for pipe, program in zip(pipes, programs, strict=True):
        pipe.send("enough")
        program.join()
    desk = desks.open_desk(desk_folder, PASSPHRASE)
    assert [one.id for one in records.every(desk, "complaint")] == told
    assert desks.check(desk) == ()
    desks.close(desk)

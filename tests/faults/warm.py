"""Imported once by the server that the victims are started from."""

from tests.faults.victim import warm_up

warm_up()

"""The guard of every service: what a person's roles do not allow is refused before anything is done."""

import functools
from collections.abc import Callable, Mapping
from typing import Concatenate, ParamSpec, TypeVar

from gc25desk.domain.access import Act
from gc25desk.services.desk import Desk

P = ParamSpec("P")
T = TypeVar("T")
Chosen = Act | Mapping[str, Act] | Callable[..., Act]

GUARD = "__guard__"


def needs(
    act: Chosen,
) -> Callable[[Callable[Concatenate[Desk, P], T]], Callable[Concatenate[Desk, P], T]]:
    """Return the decorator of a service that only some roles may use.

    ``act`` is one act, or one for each noun when the service takes the noun as its second argument, or
    what chooses the act from the service's other arguments. The service then raises NotAllowed. A test
    walks every service and every role.
    """

    def decorate(service: Callable[Concatenate[Desk, P], T]) -> Callable[Concatenate[Desk, P], T]:
        @functools.wraps(service)
        def guarded(desk: Desk, /, *given: P.args, **named: P.kwargs) -> T:
            desk.require(_chosen(act, given, named))
            return service(desk, *given, **named)

        setattr(guarded, GUARD, act)
        return guarded

    return decorate


def _chosen(act: Chosen, given: tuple[object, ...], named: Mapping[str, object]) -> Act:
    if isinstance(act, Act):
        return act
    if isinstance(act, Mapping):
        return act[str(given[0] if given else named["noun"])]
    return act(*given, **named)

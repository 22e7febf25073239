"""What waits to be looked at: each thing once, the first in front."""

from __future__ import annotations

from collections import deque
from collections.abc import Hashable, Iterable
from typing import Generic, TypeVar

_T = TypeVar("_T", bound=Hashable)


class Waiting(Generic[_T]):
    """A queue without repeats. (A dict as a queue would pass over all that has left it at each step.)"""

    def __init__(self, things: Iterable[_T] = ()) -> None:
        self._queue: deque[_T] = deque()
        self._there: set[_T] = set()
        self.add(things)

    def __bool__(self) -> bool:
        return bool(self._there)

    def __len__(self) -> int:
        return len(self._there)

    def add(self, things: Iterable[_T]) -> None:
        """Put things at the end that do not wait yet."""
        for thing in things:
            if thing not in self._there:
                self._there.add(thing)
                self._queue.append(thing)

    def drop(self, thing: _T) -> None:
        """Take a thing away, where it waits."""
        self._there.discard(thing)

    def take(self) -> _T:
        """The thing that waited longest; raises IndexError where nothing waits."""
        while (thing := self._queue.popleft()) not in self._there:
            pass
        self._there.remove(thing)
        return thing

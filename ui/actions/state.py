"""What decides whether an action can be used, and how one is described."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class State:
    """What the window is about to work on; decides which actions can be used."""

    open: bool = False
    writable: bool = False
    node: str = ""  # "section", "appendix", "area", "group", "objective", "task", "line": what Delete would take
    in_body: bool = False  # the plan's text is shown
    in_appendix: bool = False
    in_area: bool = False
    in_task: bool = False
    mergeable: bool = False
    splittable: bool = False
    filtered: bool = False  # a filter or another order of the rows is on
    sorted: bool = False
    undo: str = ""
    redo: str = ""


When = Callable[[State], bool]


@dataclass(frozen=True, slots=True)
class ActionSpec:
    """One action; `short` is its text in the toolbar, `keys` are in Qt's portable form."""

    name: str
    text: str
    keys: tuple[str, ...] = ()
    icon: str = ""
    when: When = lambda state: True
    short: str = ""
    checkable: bool = False


def when_open(state: State) -> bool:
    """A plan is open."""
    return state.open


def when_shown(state: State) -> bool:
    """The plan's text or an appendix is shown, not the pages alone."""
    return state.in_body or state.in_appendix


def when_writable(state: State) -> bool:
    """A plan is open and can be changed."""
    return state.writable


def when_appendix(state: State) -> bool:
    """An appendix is shown that can be changed."""
    return state.writable and state.in_appendix


def when_levels(state: State) -> bool:
    """The officer stands on something that can go up or down a level."""
    return state.writable and state.node not in ("", "appendix")


def when_row(state: State) -> bool:
    """The officer stands on a row of an appendix, or on the appendix itself."""
    return state.writable and state.node not in ("", "section")


def when_area(state: State) -> bool:
    """The officer stands in an area."""
    return state.writable and state.in_area


def when_node(state: State) -> bool:
    """There is something that Delete and Move would take."""
    return state.writable and bool(state.node)


def when_movable(state: State) -> bool:
    """There is something that can be moved up or down."""
    return state.writable and (bool(state.node) or state.in_body)

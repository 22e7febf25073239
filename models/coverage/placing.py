"""Where in our plan a task from above would stand: the areas to choose from, the fitting one in front of mind."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from models.coverage.matching import Candidate
from models.coverage.words import tokens_of
from models.grid.numbers import printed_numbers
from models.i18n import _
from models.plan import Plan
from models.registers import AssignedTask
from models.text import one_line

_TITLE = 2.0  # what an area of the same name counts beside one that holds alike tasks


@dataclass(frozen=True, slots=True)
class Place:
    """An area as it can be chosen."""

    area: str
    title: str
    label: str


def places_in(plan: Plan) -> list[Place]:
    """All areas of a plan in reading order; the appendix is named where there are several."""
    places: list[Place] = []
    for appendix in plan.appendices:
        numbers = printed_numbers(appendix)
        for area in appendix.areas:
            number = numbers.get(area.id, "")
            title = one_line(area.title)
            name = f"{number}. {title}" if number and title else title or _("Danh mục không chia lĩnh vực")
            if len(plan.appendices) > 1:
                name = f"{name} – {one_line(appendix.title) or _('phụ lục không tên')}"
            places.append(Place(area.id, area.title, name))
    return places


def fitting(places: Sequence[Place], entry: AssignedTask, candidates: Sequence[Candidate]) -> int:
    """The place whose name is that of the task's own area, or that holds tasks like it; 0 where nothing tells."""
    wanted = tokens_of(entry.area)

    def score(place: Place) -> float:
        own = tokens_of(place.title)
        alike = len(wanted & own) / max(1, len(wanted | own))
        return _TITLE * alike + max((one.score for one in candidates if one.task.area == place.title), default=0.0)

    scores = [score(place) for place in places]
    return scores.index(max(scores)) if scores else 0

"""Our tasks that may cover a task from above: candidates with a score and the words they share, the best first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from models.coverage.words import is_word, prior, rarity, tokens_of, words_of
from models.likeness import Shelf
from models.plan import Plan, Task
from models.registers import AssignedTask
from models.text import fold

_CHARGE = re.compile(r"^\s*(?:giao|phân công|đề nghị|yêu cầu)\b(?:\s+cho\b)?", re.IGNORECASE)
_LOOK_AT = 12  # of our tasks that are compared word by word
_SHOWN = 6
_RARE = 60  # a word in more of our tasks than this is no way to find one of them
_FAINT = 0.25  # below that a candidate is not worth showing
_SURE = 0.62  # from here on a task is proposed by itself …
_AHEAD = 0.1  # … if the next one is so much less alike …
_LEFT = 0.55  # … and no more of what either side is about stays without an answer …
_OTHER = 0.06  # … and so much at most on both sides: more is one thing in the place of another
_BOTH = 0.6  # how much it counts that both sides agree, the rest that one is contained in the other
_ASIDE = 0.35  # of the weight of words that stand in the product of the other side
_CLASH = 0.5  # how much is lost where each side is about something of which the other says nothing
_HELP = 0.04  # the same area, the same deadline: they help between candidates, they prove nothing


@dataclass(frozen=True, slots=True)
class OurTask:
    """A task of our plan as it is compared and shown."""

    id: str
    text: str
    area: str = ""
    product: str = ""
    deadline: str = ""
    lead: str = ""
    doing: str = ""  # the activities of its lines
    line: str = ""  # the id of its first line


@dataclass(frozen=True, slots=True)
class Candidate:
    """One of our tasks beside a task from above: how alike (0 to 1), and whether that is sure enough to propose it."""

    task: OurTask
    score: float
    sure: bool = False


def our_task(task: Task, area: str = "") -> OurTask:
    """A task as it is compared: by its title, or by what its lines do where it has none."""
    lines = task.lines
    doing = _joined(line.activity for line in lines)
    return OurTask(
        id=task.id,
        text=task.title if task.title.strip() else doing,
        area=area,
        product=_joined(line.product or line.reference for line in lines),
        deadline=_joined(line.deadline for line in lines),
        lead=_joined(line.lead for line in lines),
        doing=doing,
        line=lines[0].id if lines else "",
    )


def our_tasks(plan: Plan) -> list[OurTask]:
    """All tasks of a plan that say something, in reading order."""
    areas = (area for appendix in plan.appendices for area in appendix.areas)
    tasks = (our_task(task, area.title) for area in areas for task in area.tasks())
    return [task for task in tasks if task.text]


class TaskIndex:
    """Our tasks, made to be asked for each of some hundred tasks from above; words that `before` knew are kept."""

    def __init__(self, tasks: Sequence[OurTask], before: TaskIndex | None = None) -> None:
        self._tasks = tasks
        known: dict[str, frozenset[str]] = {} if before is None else before.tokens
        self.tokens: dict[str, frozenset[str]] = {
            task.text: known.get(task.text) or tokens_of(task.text) for task in tasks
        }
        self._main = [self.tokens[task.text] for task in tasks]
        self._shelf = Shelf(self._main, _RARE)
        self._weights: dict[str, float] = {}

    def candidates(self, entry: AssignedTask, most: int = _SHOWN) -> list[Candidate]:
        """Our tasks that are most like a task from above; at most the first of them is sure."""
        bag = tokens_of(core_of(entry))
        if not bag:
            return []
        near = self._shelf.near(sorted(bag), _LOOK_AT)
        scored = sorted(((self._score(entry, bag, place), -place) for place in near), reverse=True)
        found = [(score, -place) for score, place in scored if score >= _FAINT][:most]
        if not found:
            return []
        first, best = found[0]
        second = found[1][0] if len(found) > 1 else 0.0
        left = self._left(entry, bag, best)
        sure = first >= _SURE and first - second >= _AHEAD and max(left) <= _LEFT and min(left) <= _OTHER
        return [Candidate(self._tasks[place], min(1.0, score), sure and place == best) for score, place in found]

    def _weight(self, token: str) -> float:
        known = self._weights.get(token)
        if known is None:
            known = prior(token) * rarity(self._shelf.holders(token), len(self._tasks))
            self._weights[token] = known
        return known

    def _sum(self, tokens: Iterable[str]) -> float:
        return sum(map(self._weight, tokens))

    def _score(self, entry: AssignedTask, bag: frozenset[str], place: int) -> float:
        main, task = self._main[place], self._tasks[place]
        shared = self._sum(bag & main)
        if not shared:
            return 0.0
        shared += _ASIDE * self._sum((bag - main) & _aside(task))
        shared += _ASIDE * self._sum((main - bag) & tokens_of(entry.product))
        one, two = shared / self._sum(bag), shared / self._sum(main)
        score = _BOTH * 2 * one * two / (one + two) + (1 - _BOTH) * min(1.0, max(one, two))
        score *= 1 - _CLASH * min(self._left(entry, bag, place))
        help_ = _HELP * (_same(entry.area, task.area) + _same(entry.deadline, task.deadline))
        return score + help_

    def _left(self, entry: AssignedTask, bag: frozenset[str], place: int) -> tuple[float, float]:
        """The share of what each side is about of which the other says nothing."""
        main, task = self._main[place], self._tasks[place]
        sides = (bag, main | _aside(task)), (main, bag | tokens_of(entry.product))
        one, two = (self._unanswered(side, other) for side, other in sides)
        return one, two

    def _unanswered(self, side: frozenset[str], other: frozenset[str]) -> float:
        about = self._sum(token for token in side if is_word(token))
        return self._sum(token for token in side - other if is_word(token)) / about if about else 0.0


def core_of(entry: AssignedTask) -> str:
    """What a sentence gives somebody to do, without whom it gives it to, with whom and until when."""
    text = entry.text
    for told in (entry.partners, entry.deadline, entry.lead):
        if told and told in text:
            text = text.replace(told, " ", 1)
    rest = _CHARGE.sub(" ", text, count=1) if text is not entry.text else text
    return rest if words_of(rest) else entry.text


def _aside(task: OurTask) -> frozenset[str]:
    return tokens_of(task.product) | tokens_of(task.doing)


def _same(one: str, two: str) -> bool:
    return bool(one.strip()) and fold(one) == fold(two)


def _joined(texts: Iterable[str]) -> str:
    return "\n".join(dict.fromkeys(text for text in texts if text.strip()))

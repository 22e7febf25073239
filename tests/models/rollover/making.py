"""Plans of a few tasks, rolled to other years."""

from __future__ import annotations

from dataclasses import replace

from models.layout import built_in_layout
from models.plan import Appendix, Area, Item, Period, Plan, Task
from models.rollover import Decision, Rolled, roll
from models.rollover.check import Subject
from models.rollover.options import options_for, span_from
from tests.plans import line


def task(id_: str, title: str, deadline: str, **values: object) -> Task:
    """A task of one line."""
    return Task(id=id_, title=title, lines=(line(f"{id_}.1", deadline=deadline, **values),))


def plan_of(*tasks: Item, first: int = 2026, last: int = 2026, **values: object) -> Plan:
    """A plan with one area of tasks."""
    appendix = Appendix(
        id="p",
        title="NHIỆM VỤ",
        layout=built_in_layout("product-first"),
        areas=(Area(id="area", title="I", items=tasks),),
    )
    values = {"title": "Kế hoạch", "symbol": "KH-SM", "appendices": (appendix,)} | values
    return Plan(id="plan", period=Period(first, last), **values)  # type: ignore[arg-type]


def rolled(plan: Plan, to: str, **decisions: Decision) -> Rolled:
    """The plan of the wanted years, some tasks decided on."""
    return roll(plan, replace(options_for(plan, span_from(to, plan)), decisions=decisions))


def tasks_of(made: Rolled) -> list[Task]:
    """The tasks of the first appendix."""
    return list(made.plan.appendices[0].tasks())


def deadlines(made: Rolled) -> list[str]:
    """The deadlines of all lines."""
    return [one.deadline for appendix in made.plan.appendices for task in appendix.tasks() for one in task.lines]


def messages(made: Rolled, subject: Subject) -> list[str]:
    """What is to be looked at of one subject."""
    return [one.message for one in made.checks if one.subject is subject]

"""The tasks that a plan from above assigns: the rows of its appendices and the assigning sentences of its text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from models.bullets import bullet_of
from models.coverage.agency import plain
from models.coverage.sentences import charges_in, unit_heading
from models.grid.numbers import printed_numbers
from models.i18n import _
from models.official.dates import padded
from models.plan import Appendix, Area, Item, Line, Plan, Section, Task
from models.registers import AssignedTask
from models.text import fold, one_line

_KIND = re.compile(r"(?:kế hoạch|quyết định|chương trình|đề án|nghị quyết|chỉ thị|công văn|phụ lục|danh mục)\b", re.I)
_MOST = 5_000  # a plan from above has some hundred; what is far beyond is no plan


def assigned_in(plan: Plan, source: str = "") -> tuple[AssignedTask, ...]:
    """All tasks that a plan assigns, whoever they are for; what its text says again of a row comes once."""
    name = source or source_of(plan)
    rows = list(_of_appendices(plan.appendices))
    told = {fold(entry.text) for entry in rows}
    for entry in _of_text(plan.sections, "", ()):
        key = fold(entry.text)
        if key not in told:
            told.add(key)
            rows.append(entry)
    return tuple(replace(entry, source=name) for entry in rows[:_MOST])


def source_of(plan: Plan) -> str:
    """What a plan from above is called in lists: "Kế hoạch số 12/KH-UBND ngày 05/01/2027 (…)", as far as is known."""
    title = plan_name(plan)
    if not plan.number.strip():
        return title
    number = "/".join(part for part in (plan.number.strip(), plan.symbol.strip()) if part)
    head = _("Kế hoạch số {number}").format(number=number)
    year, month, day = [*plan.issued.split("-"), "", "", ""][:3]
    if year and month and day:
        date = f"{padded(day, 10)}/{padded(month, 3)}/{year}"
        head = _("{plan} ngày {date}").format(plan=head, date=date)
    return f"{head} ({title})" if title else head


def plan_name(plan: Plan) -> str:
    """The title of a plan with its kind and agency, where they do not stand in it: "Kế hoạch … của Sở …"."""
    title, agency = one_line(plan.title), one_line(plan.agency)
    if not title:
        return ""
    if not _KIND.match(title):
        title = _("Kế hoạch {title}").format(title=title if title.isupper() else title[:1].lower() + title[1:])
    return title if not agency or plain(agency) in plain(title) else f"{title} – {agency}"


def _of_appendices(appendices: Iterable[Appendix]) -> Iterator[AssignedTask]:
    for appendix in appendices:
        numbers = printed_numbers(appendix)
        for area in appendix.areas:
            for item in area.items:
                yield from _of_item(item, area, numbers.get(area.id, ""), numbers)


def _of_item(item: Item, area: Area, above: str, numbers: dict[str, str]) -> Iterator[AssignedTask]:
    if not isinstance(item, Task):
        for below in item.items:
            # A task under an objective may have no number of its own.
            yield from _of_item(below, area, above if numbers.get(below.id) else _path(above, numbers, item), numbers)
        return
    number = _path(above, numbers, item)
    for lines in _assignments(item):
        text = item.title
        if len(lines) < len(item.lines) or not text.strip():
            doing = _joined(line.activity for line in lines)
            text = ": ".join(part for part in (text, doing) if part.strip())
        if text.strip():
            yield AssignedTask(
                number=number,
                area=one_line(area.title),
                text=text,
                product=_joined(line.product or line.reference for line in lines),
                lead=_joined(line.lead for line in lines),
                partners=_joined(line.partners for line in lines),
                deadline=_joined(line.deadline for line in lines),
            )


def _path(above: str, numbers: dict[str, str], item: Item) -> str:
    return ".".join(part for part in (above, numbers.get(item.id, "")) if part)


def _assignments(task: Task) -> list[list[Line]]:
    """The lines of a task, those of one lead together: a task with two leads is two tasks for those who get them."""
    found: dict[str, list[Line]] = {}
    for line in task.lines:
        found.setdefault(plain(line.lead), []).append(line)
    blank = found.get("", []) if len(found) > 1 else []
    if blank:
        # A line without a lead belongs to those around it.
        return [list(task.lines)] if len(found) == 2 else [lines for key, lines in found.items() if key]
    return list(found.values())


def _joined(texts: Iterable[str]) -> str:
    return "\n".join(dict.fromkeys(text for text in texts if text.strip()))


def _of_text(sections: Sequence[Section], lead: str, path: tuple[str, ...]) -> Iterator[AssignedTask]:
    """What the text assigns: "Giao Sở … chủ trì …", and all that stands under the name of an agency."""
    for section in sections:
        place = (*path, section.number.strip(" .)"))
        number = ".".join(part for part in place if part)
        under = unit_heading(one_line(section.heading)) or lead
        # Running text behind a number may have been taken for a heading.
        texts = [(section.heading, "")] if not unit_heading(one_line(section.heading)) else []
        current = under
        for line in (line for paragraph in section.paragraphs for line in paragraph.split("\n")):
            text = one_line(line.removeprefix(bullet_of(line)))
            current = unit_heading(text) or current
            if not unit_heading(text):
                texts.append((text, current))
        for text, given in texts:
            for one in charges_in(one_line(text), given):
                yield AssignedTask(
                    number=number, text=one.text, lead=one.lead, partners=one.partners, deadline=one.deadline
                )
        yield from _of_text(section.sections, under, place)

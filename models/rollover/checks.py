"""What is to be looked at again in the new plan: documents, periods, years that stayed, tasks, agencies."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from models.compare.comparison import PLACE_MARK
from models.compare.index import PlanIndex
from models.compare.places import Places
from models.grid.grid import Address
from models.i18n import _
from models.plan import Plan, Remark
from models.rollover.check import Check, Subject, around, times
from models.rollover.documents import aged_documents
from models.rollover.options import Options
from models.rollover.task_checks import checks_of_tasks
from models.rollover.years import MOVED, Mark, Reason
from models.text import fold, one_line
from models.units.changes import Renaming
from models.units.whole_names import whole_names

if TYPE_CHECKING:
    from models.rollover.rolling import Decided, Noted

_AROUND_DASH = re.compile(r"\s*[-–—]\s*")
_MOST = 200  # of one sort; a plan with more of them is looked through as a whole


def subject_name(subject: Subject) -> str:
    """What the checks of a subject are called on the screen and on paper."""
    return {
        Subject.TASKS: _("Nhiệm vụ cần xem lại"),
        Subject.AGENCIES: _("Đơn vị đã đổi tên"),
        Subject.DOCUMENTS: _("Văn bản viện dẫn cần xem lại"),
        Subject.PERIODS: _("Thời kỳ, năm giữ nguyên, cần xem lại"),
        Subject.MOVED: _("Năm đã chuyển, cần xem lại"),
        Subject.STAYED: _("Năm giữ nguyên"),
    }[subject]


def checks_of(
    old: Plan,
    new: Plan,
    options: Options,
    marks: Sequence[Noted],
    renamings: Sequence[Noted],
    coming: Sequence[Noted],
    decided: Sequence[Decided],
) -> tuple[Check, ...]:
    """All checks, subject by subject, in reading order; `new` has the ids of the old plan still."""
    found = [
        *checks_of_tasks(old, new, options, decided),
        *_of_agencies(old, new, renamings, coming),
        *aged_documents(new, options),
        *_of_years(marks, options),
    ]
    places = Places(PlanIndex(new))
    order = list(Subject)
    found.sort(key=lambda one: order.index(one.subject))
    return tuple(replace(one, place=_place(places, one)) for one in _most(found))


def remarks_of(checks: Iterable[Check]) -> tuple[Remark, ...]:
    """The checks that ask for a look as remarks of the plan."""
    return tuple(
        # In a paragraph the text says where one is led.
        Remark(
            message=one.message,
            text=one.quoted if one.paragraph < 0 else one.text,
            place=one.place,
            at="/".join(one.address),
        )
        for one in checks
        if one.remark
    )


def _most(checks: Sequence[Check]) -> Iterator[Check]:
    """As many of each subject as somebody may read; the rest is counted."""
    counts: dict[Subject, int] = {}
    for one in checks:
        counts[one.subject] = counts.get(one.subject, 0) + 1
        if counts[one.subject] < _MOST:
            yield one
        elif counts[one.subject] == _MOST:
            more = sum(1 for other in checks if other.subject is one.subject) - _MOST + 1
            text = _("Còn {count} chỗ như vậy nữa, không kể riêng.").format(count=more)
            yield replace(one, message=text, text="", places=more)


def _place(places: Places, one: Check) -> str:
    paragraph = one.paragraph if one.paragraph >= 0 else None
    label = places.label(one.address.id, one.address.field, paragraph) if one.address.field else ""
    return PLACE_MARK.join(word for word in (*places.of(one.address.id), label) if word)


def _of_agencies(old: Plan, new: Plan, renamings: Sequence[Noted], coming: Sequence[Noted]) -> Iterator[Check]:
    """Each renamed agency once, those that get another name later, and what hangs on the name of the own one."""

    def key(noted: Noted) -> tuple[object, ...]:
        done = noted.mark
        return (done.change.old, done.new) if isinstance(done, Renaming) else ()

    for noted, count in _grouped(renamings, key):
        if isinstance(noted.mark, Renaming):
            said = _("Đã thay “{old}” bằng “{new}” theo danh mục đơn vị đổi tên.")
            text = said.format(old=one_line(noted.mark.old), new=noted.mark.new)
            yield _check(Subject.AGENCIES, times(text, count), noted, count)
    for noted, count in _grouped(coming, key):
        if isinstance(noted.mark, Renaming):
            said = _("“{old}” đổi thành “{new}” từ {since}, trong kỳ của kế hoạch mới; chưa thay, hãy xem lại.")
            since = "/".join(reversed(noted.mark.change.since.split("-")))
            text = said.format(old=one_line(noted.mark.old), new=noted.mark.new, since=since)
            yield _check(Subject.AGENCIES, times(text, count), noted, count)
    yield from _named_twice(new, renamings)
    if old.agency != new.agency and new.symbol:
        said = _("Cơ quan ban hành đã đổi tên; ký hiệu “{symbol}” có thể cũng phải đổi.").format(symbol=new.symbol)
        yield Check(Subject.AGENCIES, said, new.symbol, Address("plan", new.id, "symbol"))


def _named_twice(new: Plan, renamings: Sequence[Noted]) -> Iterator[Check]:
    """Lines that name one unit twice, now that two have become one."""
    names: dict[str, dict[str, Noted]] = {}
    for one in renamings:
        if isinstance(one.mark, Renaming) and one.address.field in ("lead", "partners"):
            names.setdefault(one.address.id, {})[one.mark.new] = one
    if not names:
        return
    for line in (line for appendix in new.appendices for task in appendix.tasks() for line in task.lines):
        for name, noted in names.get(line.id, {}).items():
            leads, helps = (len(list(whole_names(text, (name,)))) for text in (line.lead, line.partners))
            if leads and helps:
                said = _("“{name}” nay vừa chủ trì vừa phối hợp; hãy sửa lại.").format(name=name)
            elif max(leads, helps) > 1:
                said = _("“{name}” nay đứng hai lần trong một ô; hãy bỏ bớt.").format(name=name)
            else:
                continue
            yield _check(Subject.AGENCIES, said, noted, 1)


def _of_years(marks: Sequence[Noted], options: Options) -> Iterator[Check]:
    """Years that moved and years that stayed, each way of writing once."""

    def key(noted: Noted) -> tuple[object, ...]:
        mark = noted.mark
        return (mark.reason, _AROUND_DASH.sub("-", fold(mark.words))) if isinstance(mark, Mark) else ()

    told = [one for one in marks if isinstance(one.mark, Mark) and one.mark.reason in _SAID]
    for noted, count in _grouped(told, key):
        mark = noted.mark
        if not isinstance(mark, Mark):
            continue
        said = _SAID[mark.reason]
        subject = Subject.MOVED if mark.reason in MOVED else Subject.STAYED
        if mark.reason is Reason.BESIDE:
            said = _BEFORE if mark.last < options.new.first else _BEHIND
        over = mark.reason in (Reason.BEYOND, Reason.BEGUN, Reason.AHEAD) and mark.last < options.new.first
        if over:
            said = "“{words}” đã qua trước {now}; giữ nguyên, hãy xem lại."
        if over or mark.reason in (Reason.FACT, Reason.PAST, Reason.TITLE, Reason.BEGUN):
            subject = Subject.PERIODS
        text = _(said).format(words=mark.words, now=options.new.in_words, was=options.old.in_words)
        yield replace(_check(subject, times(text, count), noted, count), remark=subject is not Subject.STAYED)


_BEFORE = "“{words}” ở liền trước {was}, đã chuyển theo; hãy xem lại."
_BEHIND = "“{words}” ở liền sau {was}, đã chuyển theo; hãy xem lại."
# What is told of a year by the reason why it moved or stayed; of the rest there is nothing to say.
_SAID: Mapping[Reason, str] = {
    Reason.PART: "“{words}” là một phần của {was}, đã chuyển theo; hãy xem có đúng với {now}.",
    Reason.COMPARED: "“{words}” là mốc để so sánh, đã chuyển theo; hãy xem lại cả số liệu.",
    Reason.BESIDE: _BEFORE,
    Reason.NAMED: "“{words}” đã chuyển năm; hãy sửa cả thứ trong tuần, tên năm âm lịch đi cùng.",
    Reason.VISION: "Năm định hướng “{words}” đã chuyển theo {now}; hãy xem lại.",
    Reason.TITLE: "“{words}” có lẽ thuộc tên văn bản được viện dẫn, giữ nguyên; hãy xem lại.",
    Reason.BEGUN: "“{words}” bắt đầu trong {was} và kéo dài hơn, giữ nguyên; hãy xem việc này còn phải làm không.",
    Reason.LAW: "“{words}” là năm của một luật.",
    Reason.BEYOND: "“{words}” là thời kỳ khác với {was}.",
    Reason.AHEAD: "“{words}” là mốc ở sau {was}.",
    Reason.FACT: "“{words}” nói về việc đã có, giữ nguyên; hãy cập nhật cho {now}.",
    Reason.PAST: "“{words}” ở trước {was}, giữ nguyên; hãy xem còn đúng không.",
}


def _grouped(noted: Iterable[Noted], key: Callable[[Noted], object]) -> Iterator[tuple[Noted, int]]:
    """The first of each sort with how often it occurs."""
    firsts: dict[object, list[Noted]] = {}
    for one in noted:
        firsts.setdefault(key(one), []).append(one)
    return ((some[0], len(some)) for some in firsts.values())


def _check(subject: Subject, message: str, noted: Noted, count: int) -> Check:
    mark = noted.mark
    # A renaming is known by its place in the new text, a year by that in the old one: years keep their length.
    text = around(noted.text, mark.start, mark.end)
    return Check(subject, message, text, noted.address, noted.paragraph, places=count)

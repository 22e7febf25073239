"""How states and doubts are told, on the screen and on paper."""

from __future__ import annotations

from collections.abc import Iterator

from models.coverage.coverage import Coverage, Covered, Doubt, State
from models.i18n import _
from models.registers import Verdict
from models.text import one_line

_STATES = {
    State.OPEN: "Chưa có",
    State.PROPOSED: "Có đề xuất",
    State.COVERED: "Đã có",
    State.NOT_OURS: "Không thuộc cơ quan",
}
_DOUBTS = {
    Doubt.GONE: "Nhiệm vụ đã nối không còn trong kế hoạch.",
    Doubt.PARTLY_GONE: "Một số nhiệm vụ đã nối không còn trong kế hoạch.",
    Doubt.LATE: "Thời hạn trong kế hoạch muộn hơn thời hạn được giao.",
    Doubt.NO_DEADLINE: "Kế hoạch chưa ghi thời hạn.",
    Doubt.NO_LEAD: "Kế hoạch chưa ghi đơn vị chủ trì.",
}


def state_name(state: State) -> str:
    """What a state is called."""
    return _(_STATES[state])


def doubt_sentence(doubt: Doubt) -> str:
    """What is to be looked at, as a sentence."""
    return _(_DOUBTS[doubt])


def progress_told(coverage: Coverage) -> str:
    """How far one is: "Đã có 12/17 nhiệm vụ được giao; 3 có đề xuất chờ nhận; 2 chưa có"."""
    counts = coverage.counts
    if not coverage.ours:
        return _("Chưa nhiệm vụ nào được tính là giao cho cơ quan.")
    text = _("Đã có {done}/{all} nhiệm vụ được giao").format(done=counts[State.COVERED], all=coverage.ours)
    if counts[State.PROPOSED]:
        text += "; " + _("{count} có đề xuất chờ nhận").format(count=counts[State.PROPOSED])
    if counts[State.OPEN]:
        text += "; " + _("{count} chưa có").format(count=counts[State.OPEN])
    return text + "."


def remark_of(row: Covered) -> str:
    """What is to be said of a task in the last column: its doubts, a proposal, the officer's note."""
    parts = [doubt_sentence(doubt) for doubt in row.doubts]
    if row.entry.verdict is Verdict.COVERED and not row.entry.tasks:
        parts.append(_("Cán bộ xác nhận đã có."))
    if row.proposal is not None:
        parts.append(_("Đề xuất, chưa được xác nhận."))
    parts.append(row.entry.note)
    return "\n".join(part for part in parts if part.strip())


def told_lines(coverage: Coverage) -> Iterator[str]:
    """The whole result as lines of text: how far one is, then each task that is ours with what covers it."""
    yield progress_told(coverage)
    for row in coverage.rows:
        if row.state is State.NOT_OURS:
            continue
        ours = row.tasks or ((row.proposal,) if row.proposal is not None else ())
        parts = [f"[{state_name(row.state)}]", row.entry.number, one_line(row.entry.text)]
        parts += [f"→ {one_line(task.text)}" for task in ours]
        parts += [f"({doubt_sentence(doubt)})" for doubt in row.doubts]
        yield " ".join(part for part in parts if part)

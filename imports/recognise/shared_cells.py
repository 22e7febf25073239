"""Cells that name both who leads and who takes part: "Chủ trì: …; Phối hợp: …", "X chủ trì, Y phối hợp", "X/Y"."""

from __future__ import annotations

import re
from dataclasses import replace

from imports.recognise.reading import Reading
from models.i18n import _
from models.layout import Column, Layout
from models.plan import Appendix, Line
from models.text import fold

_LONGEST = 2000
_WHO = r"(?:(?:cơ quan|đơn vị|phòng) )?"
_LEAD_LABEL = re.compile(rf"[-–+•* ]{{0,3}}{_WHO}chủ trì(?: thực hiện)? ?[:–-]", re.IGNORECASE)
_PARTNERS_LABEL = re.compile(rf"(?<=[\s;.,]){_WHO}phối hợp(?: thực hiện| với)? ?[:–-]", re.IGNORECASE)
_LEADS = re.compile(r" chủ trì\b", re.IGNORECASE)
_WITH = re.compile(r"[,;. \n]{0,3}phối hợp (?:với|cùng) ", re.IGNORECASE)
_TAKE_PART = re.compile(r" phối hợp(?: thực hiện)?\.?$", re.IGNORECASE)
_SHORTEST = 4
_FEWEST = 2


def shared_leads(appendix: Appendix) -> Reading | None:
    """The cells of the lead column read as two, where enough of them name both; None where they do not."""
    column = next((column for column in appendix.layout.columns if column.field == "lead"), None)
    if column is None:
        return None
    both = all(word in fold(column.header) for word in ("chu tri", "phoi hop"))
    lines = [line for task in appendix.tasks() for line in task.lines if line.lead and not line.partners]
    found = [split for line in lines if (split := lead_and_partners(line.lead, both)) is not None]
    if not found or (len(found) < _FEWEST and len(found) * 2 < len(lines)):
        return None
    message = _("Ô “{header}” ghi cả nơi chủ trì và nơi phối hợp; có thể tách thành hai cột.")
    shown = _("Chủ trì: {lead}; phối hợp: {partners}").format(lead=found[0][0], partners=found[0][1])

    def change(line: Line) -> Line:
        split = lead_and_partners(line.lead, both) if not line.partners else None
        if split is None:
            return line
        merged = line.merged | {"partners"} if "lead" in line.merged else line.merged
        return replace(line, lead=split[0], partners=split[1], merged=merged)

    return Reading("leads", message.format(header=column.header), shown, _layout(appendix.layout, column), change)


def lead_and_partners(text: str, both: bool = False) -> tuple[str, str] | None:
    """Who leads and who takes part; `both` says that the heading announces the two, so that a slash parts them."""
    if len(text) > _LONGEST:
        return None
    if (label := _LEAD_LABEL.match(text)) and (other := _PARTNERS_LABEL.search(text, label.end())):
        return _pair(text[label.end() : other.start()], text[other.end() :])
    if (leads := _LEADS.search(text)) and not any(sign in text[: leads.start()] for sign in ";.\n"):
        lead, rest = text[: leads.start()], text[leads.end() :]
        if joint := _WITH.match(rest):
            return _pair(lead, rest[joint.end() :])
        if rest[:1] in (",", ";", "\n") and (end := _TAKE_PART.search(rest)):
            return _pair(lead, rest[: end.start()])
    if not both:
        return None
    for sign in ("\n", "/", ";"):
        lead, cut, partners = text.partition(sign)
        if (
            cut
            and min(len(lead.strip()), len(partners.strip())) >= _SHORTEST
            and (sign == "\n" or sign not in partners)
        ):
            return _pair(lead, partners)
    return None


def _pair(lead: str, partners: str) -> tuple[str, str] | None:
    lead, partners = lead.strip(" ;,.-–+•*\n"), partners.strip(" ;,\n").removesuffix(".")
    return (lead, partners) if lead and partners else None


def _layout(layout: Layout, lead: Column) -> Layout:
    if any(column.field == "partners" for column in layout.columns):
        return layout
    group = " / ".join(filter(None, (lead.group, lead.header)))
    columns: list[Column] = []
    for column in layout.columns:
        if column is not lead:
            columns.append(column)
            continue
        columns.append(replace(lead, header=_("Chủ trì"), group=group))
        columns.append(replace(lead, field="partners", header=_("Phối hợp"), group=group))
    return replace(layout, name="custom", title=_("Mẫu riêng của kế hoạch"), columns=tuple(columns))

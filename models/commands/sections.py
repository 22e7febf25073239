"""Commands on the text of the plan: levels, headings and paragraphs; numbers of sections run along."""

from __future__ import annotations

import json
from dataclasses import dataclass

from models.commands.document import SetSections
from models.commands.outline import (
    Body,
    LineKind,
    OutlineLine,
    body_of,
    end_of,
    lines_of,
    paragraph_place,
    place_of,
    without_mark,
)
from models.commands.section_numbers import kept_running, renumbered
from models.commands.text import PLAN_LISTS
from models.errors import InputProblem
from models.grid.grid import Address
from models.i18n import _
from models.plan import Section, new_id
from models.store.nodes import make_section, pack_json
from models.store.schema import SectionImage
from models.store.transaction import Command, Tx
from models.text import printable
from models.words import field_name


@dataclass(frozen=True, slots=True)
class SetParagraphs:
    """Set all paragraphs of a section, or a list of the plan (legal bases, recipients); line breaks in them stay."""

    address: Address
    paragraphs: tuple[str, ...]

    @property
    def label(self) -> str:
        """The name of the step."""
        return _("Sửa ô “{field}”").format(field=field_name(self.address.table, self.address.field))

    @property
    def merge_key(self) -> str:
        """Quick edits with the same key become one step."""
        return "/".join(self.address)

    def apply(self, tx: Tx) -> None:
        """Write; raises InputProblem where the section is gone, ValueError for a field of another kind."""
        table, id_, name = self.address
        if not ((table == "section" and name == "paragraphs") or (table == "plan" and name in PLAN_LISTS)):
            raise ValueError(f"no paragraphs: {self.address}")
        tx.put(table, tx.get(table, id_) | {name: pack_json([printable(text) for text in self.paragraphs])})


@dataclass(frozen=True, slots=True)
class Numbered:
    """Another command, after which the numbers of sections run as they ran before."""

    command: Command

    @property
    def label(self) -> str:
        """The name of the step."""
        return self.command.label

    def apply(self, tx: Tx) -> None:
        """Do it and number; raises what the command raises."""
        before = _body(tx).sections
        self.command.apply(tx)
        _put_numbers(tx, kept_running(before, _body(tx).sections))


@dataclass(frozen=True, slots=True)
class SetBody:
    """Put another text in the place of the whole body, legal bases included; numbers that ran run on."""

    body: Body
    label: str

    def apply(self, tx: Tx) -> None:
        """Replace; sections with the same id are changed, not replaced."""
        before = _body(tx)
        if self.body.bases != before.bases:
            SetParagraphs(Address("plan", tx.plan_id, "legal_bases"), self.body.bases).apply(tx)
        SetSections(kept_running(before.sections, self.body.sections)).apply(tx)


@dataclass(frozen=True, slots=True)
class _Shift:
    """What promoting and demoting share: a section changes its level with all in it; the text stays in order."""

    id: str

    def _shift(self, tx: Tx, step: int) -> None:
        lines = lines_of(_body(tx))
        place = _place(lines, self.id)
        for at in range(place, end_of(lines, place)):
            if lines[at].opens:
                lines[at] = lines[at]._replace(level=lines[at].level + step)
        _write(tx, lines)


class Promote(_Shift):
    """Raise a section one level; sections that followed it in its parent become its own."""

    __slots__ = ()

    @property
    def label(self) -> str:
        """The name of the step."""
        return _("Nâng cấp mục")

    def apply(self, tx: Tx) -> None:
        """Promote; raises InputProblem where it is gone or stands at the top."""
        if tx.parent(self.id) == tx.plan_id:
            raise InputProblem(_("Mục này đã ở cấp cao nhất."))
        self._shift(tx, -1)


class Demote(_Shift):
    """Put a section, with all in it, into the one before it."""

    __slots__ = ()

    @property
    def label(self) -> str:
        """The name of the step."""
        return _("Hạ cấp mục")

    def apply(self, tx: Tx) -> None:
        """Demote; raises InputProblem where it is gone, is the first of its level, or there is no level below."""
        siblings = tx.child_list("section", tx.parent(self.id)) if tx.kind(self.id) == "section" else []
        if not siblings or siblings[0] == self.id:
            raise InputProblem(
                _("Mục đứng đầu cấp của nó không hạ cấp được, vì phía trên không có mục nào để chứa nó.")
            )
        before = _numbered_ids(_body(tx).sections)
        self._shift(tx, 1)
        if before - _numbered_ids(_body(tx).sections):
            text = _("Dưới điểm a) không còn cấp mục nào; hãy viết thành đoạn văn bắt đầu bằng dấu gạch “-”.")
            raise InputProblem(text)


@dataclass(frozen=True, slots=True)
class ToHeading:
    """Make a paragraph a heading of a level (0 for I.); `owner` is its section, "" where it stands above the first.

    What follows the paragraph in its section belongs to the new one, whose id is `id`.
    """

    owner: str
    index: int
    level: int
    id: str

    @property
    def label(self) -> str:
        """The name of the step."""
        return _("Thành tiêu đề mục")

    def apply(self, tx: Tx) -> None:
        """Change; raises InputProblem where the paragraph is gone."""
        lines = lines_of(_body(tx))
        place = paragraph_place(lines, self.owner, self.index)
        if place < 0:
            raise InputProblem(_("Đoạn văn cần sửa không còn trong kế hoạch."))
        line = lines[place]
        id_ = line.section or self.id or new_id()
        lines[place] = OutlineLine(LineKind.HEADING, without_mark(line.text), self.level, line.number, id_)
        _write(tx, lines)


@dataclass(frozen=True, slots=True)
class ToText:
    """Make the heading of a section a paragraph of the section above it; what was in it goes along."""

    id: str

    @property
    def label(self) -> str:
        """The name of the step."""
        return _("Thành đoạn văn")

    def apply(self, tx: Tx) -> None:
        """Change; raises InputProblem where the section is gone."""
        lines = lines_of(_body(tx))
        place = _place(lines, self.id)
        lines[place] = OutlineLine(LineKind.TEXT, lines[place].text)
        _write(tx, lines)


@dataclass(frozen=True, slots=True)
class MoveParagraph:
    """Move a paragraph one place up (-1) or down (1) on the page, over the heading it meets; at the ends it stays."""

    owner: str
    index: int
    step: int

    @property
    def label(self) -> str:
        """The name of the step."""
        return _("Chuyển đoạn lên") if self.step < 0 else _("Chuyển đoạn xuống")

    def apply(self, tx: Tx) -> None:
        """Move; raises InputProblem where the paragraph is gone."""
        lines = lines_of(_body(tx))
        place = paragraph_place(lines, self.owner, self.index)
        if place < 0:
            raise InputProblem(_("Đoạn văn cần chuyển không còn trong kế hoạch."))
        other = place + self.step
        first = next((at for at, line in enumerate(lines) if line.opens), len(lines))
        # Above the first section stand the legal bases; a paragraph does not become one by moving.
        stays_inside = 0 <= other < first if place < first else first < other < len(lines)
        if stays_inside and not lines[place].opens:
            lines[place], lines[other] = lines[other], lines[place]
            _write(tx, lines)


@dataclass(frozen=True, slots=True)
class Renumber:
    """Number all sections anew, each series from its first in the style it has."""

    @property
    def label(self) -> str:
        """The name of the step."""
        return _("Đánh số lại các mục")

    def apply(self, tx: Tx) -> None:
        """Number."""
        _put_numbers(tx, renumbered(_body(tx).sections))


def _body(tx: Tx) -> Body:
    """The text as the command sees it now."""
    texts = tx.get("plan", tx.plan_id)["legal_bases"]
    return Body(tuple(json.loads(texts)), _sections(tx, tx.plan_id))


def _sections(tx: Tx, parent: str) -> tuple[Section, ...]:
    found: list[Section] = []
    for id_ in tx.child_list("section", parent):
        image = tx.image("section", id_)
        if isinstance(image, SectionImage):
            found.append(make_section(image, _sections(tx, id_)))
    return tuple(found)


def _place(lines: list[OutlineLine], id_: str) -> int:
    place = place_of(lines, id_)
    if place < 0:
        raise InputProblem(_("Mục cần sửa không còn trong kế hoạch."))
    return place


def _write(tx: Tx, lines: list[OutlineLine]) -> None:
    SetBody(body_of(lines), "").apply(tx)


def _put_numbers(tx: Tx, sections: tuple[Section, ...]) -> None:
    for section in sections:
        tx.put("section", tx.get("section", section.id) | {"number": section.number})
        _put_numbers(tx, section.sections)


def _numbered_ids(sections: tuple[Section, ...]) -> frozenset[str]:
    """The ids of all sections that bear a number."""
    own = {section.id for section in sections if section.number}
    return frozenset(own.union(*(_numbered_ids(section.sections) for section in sections)))

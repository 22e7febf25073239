"""What a comparison of two states of a plan tells: one Difference for each value or part that is not as it was."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from models.grid.grid import Address
from models.i18n import _
from models.plan import Plan
from models.words import kind_name

PLACE_MARK = " › "


class Kind(StrEnum):
    """What happened to a value or part."""

    ADDED = "added"
    REMOVED = "removed"
    MOVED = "moved"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Difference:
    """One value or part that is not as it was.

    `address` names it in the new state, what was removed in the old one; its field is "" for a part as a whole.
    `place` are the words of the part, `label` what the value in it is called.
    `paragraph` is the place among several paragraphs of one field, in the same state; `goal` is where to look in the
    new state: the value itself, else the nearest part around it.
    """

    kind: Kind
    address: Address
    place: tuple[str, ...]
    label: str = ""
    before: str = ""
    after: str = ""
    goal: Address | None = None
    paragraph: int | None = None

    @property
    def where(self) -> str:
        """The place in words: "Phụ lục I › III. Cải cách … › Nhiệm vụ 2 › Thời hạn"."""
        return PLACE_MARK.join((*self.place, self.label) if self.label else self.place)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two states of a plan and all differences in reading order; `partners` maps old ids to new ones."""

    old: Plan
    new: Plan
    differences: tuple[Difference, ...]
    partners: Mapping[str, str] = field(default_factory=dict)

    def in_words(self) -> str:
        """How much there is: "12 ô sửa, 2 nhiệm vụ thêm, 1 nhiệm vụ bỏ"; a sentence where nothing is different."""
        return count_words(self.differences)


def count_words(differences: tuple[Difference, ...] | list[Difference]) -> str:
    """How many differences of which kind, in words."""
    cells = sum(1 for one in differences if one.kind is Kind.CHANGED)
    parts = Counter((one.kind, _part(one)) for one in differences if one.kind is not Kind.CHANGED)
    words = [_("{count} ô sửa").format(count=cells)] if cells else []
    told = {Kind.ADDED: _("{count} {what} thêm"), Kind.REMOVED: _("{count} {what} bỏ"),
            Kind.MOVED: _("{count} {what} chuyển chỗ")}  # fmt: skip
    for kind, text in told.items():
        for (one, what), count in parts.items():
            if one is kind:
                words.append(text.format(count=count, what=what))
    return ", ".join(words) or _("Không có gì khác nhau")


def _part(difference: Difference) -> str:
    return _("đoạn văn") if difference.paragraph is not None else kind_name(difference.address.table)


def kind_word(kind: Kind) -> str:
    """What a kind is called on the screen and on paper."""
    return {
        Kind.ADDED: _("Thêm"),
        Kind.REMOVED: _("Bỏ"),
        Kind.MOVED: _("Chuyển chỗ"),
        Kind.CHANGED: _("Sửa"),
    }[kind]

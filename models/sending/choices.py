"""What the officer chose for sending (files, parts, names, folder, letter), to be remembered as plain data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from enum import StrEnum
from typing import Any

from models.plan import Plan
from models.sending.letter import DEFAULT_LETTER, DEFAULT_SUBJECT
from models.sending.names import DEFAULT_PATTERN, DEFAULT_SUBFOLDER, NameStyle
from models.sending.safe_name import Spaces
from models.text import printable

_LONGEST_TEXT = 20_000


class Kind(StrEnum):
    """A kind of file; the value is its ending. PLAN is the plan file itself, without its history."""

    PDF = "pdf"
    XLSX = "xlsx"
    DOCX = "docx"
    PLAN = "cchc"


class Parts(StrEnum):
    """What one kind of file holds: the whole document, all appendices in one file, or one file for each."""

    NONE = "none"
    WHOLE = "whole"
    TOGETHER = "together"
    EACH = "each"


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """All choices of one sending; `folder` "" is the plan's own, `subfolder` and `pattern` have named pieces."""

    pdf: Parts = Parts.WHOLE
    xlsx: Parts = Parts.EACH
    docx: Parts = Parts.NONE
    plan_file: bool = False
    pattern: str = DEFAULT_PATTERN
    plain: bool = True
    spaces: Spaces = Spaces.DROP
    folder: str = ""
    in_subfolder: bool = True
    subfolder: str = DEFAULT_SUBFOLDER
    mail: bool = True
    to: str = ""
    subject: str = DEFAULT_SUBJECT
    letter: str = DEFAULT_LETTER

    @property
    def style(self) -> NameStyle:
        """How names are written."""
        return NameStyle(self.plain, self.spaces)

    def parts(self, kind: Kind) -> Parts:
        """What files of a kind hold; the plan file is always whole."""
        match kind:
            case Kind.PDF:
                return self.pdf
            case Kind.XLSX:
                return self.xlsx
            case Kind.DOCX:
                return self.docx
        return Parts.WHOLE if self.plan_file else Parts.NONE

    def fitting(self, plan: Plan) -> Choices:
        """The choices as far as the plan has them: no text without text, one file where there is one appendix."""

        def fit(parts: Parts) -> Parts:
            if parts is not Parts.NONE and not plan.appendices:
                return Parts.WHOLE
            if parts is Parts.WHOLE and not plan.has_text:
                return Parts.TOGETHER
            return Parts.TOGETHER if parts is Parts.EACH and len(plan.appendices) == 1 else parts

        workbook = fit(self.xlsx) if plan.appendices else Parts.NONE
        return replace(self, pdf=fit(self.pdf), docx=fit(self.docx), xlsx=workbook)

    def to_json(self) -> dict[str, Any]:
        """What differs from the defaults, as plain data."""
        usual = asdict(_DEFAULTS)
        return {name: value for name, value in asdict(self).items() if value != usual[name]}


_DEFAULTS = Choices()


def choices_from_json(data: object) -> Choices:
    """Choices from plain data, which may be damaged: what cannot be used is left out."""
    if not isinstance(data, Mapping):
        return _DEFAULTS
    known: dict[str, Any] = {}
    for field in fields(Choices):
        value, usual = data.get(field.name), getattr(_DEFAULTS, field.name)
        if isinstance(usual, bool):
            if isinstance(value, bool):
                known[field.name] = value
        elif isinstance(value, str):
            if isinstance(usual, StrEnum):
                if value in set(type(usual)):
                    known[field.name] = type(usual)(value)
            else:
                known[field.name] = printable(value)[:_LONGEST_TEXT]
    made = replace(_DEFAULTS, **known)
    # A workbook has no place for the text of the plan.
    return replace(made, xlsx=Parts.TOGETHER) if made.xlsx is Parts.WHOLE else made

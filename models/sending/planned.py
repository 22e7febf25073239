"""Which files one sending makes, under which names, in the order in which they are made."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from models.i18n import _
from models.plan import Plan
from models.sending.choices import Choices, Kind, Parts
from models.sending.names import file_stem, longest_stem, numbered
from models.sending.pieces import PART, plan_pieces

MAIL_SUFFIX = ".eml"


@dataclass(frozen=True, slots=True)
class PlannedFile:
    """One file to make: what it holds (`appendix` is its index for Parts.EACH) and its name without the ending."""

    kind: Kind
    parts: Parts
    appendix: int | None
    stem: str

    @property
    def name(self) -> str:
        """The name with its ending."""
        return f"{self.stem}.{self.kind}"

    @property
    def appendices(self) -> list[int] | None:
        """The appendices to write, None for all."""
        return None if self.appendix is None else [self.appendix]


@dataclass(frozen=True, slots=True)
class Sending:
    """The files of one sending and the folder they go to; `mail` is the name of the draft, "" for none."""

    folder: Path
    files: tuple[PlannedFile, ...]
    mail: str

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all files, the draft last."""
        return (*(one.name for one in self.files), *((self.mail,) if self.mail else ()))


def target_folder(plan: Plan, choices: Choices, base: Path, today: date) -> Path:
    """The folder that the files go to; `base` is where the officer wants it."""
    if not choices.in_subfolder:
        return base
    pieces = {**plan_pieces(plan, today), PART: ""}
    return base / file_stem(choices.subfolder, pieces, choices.style, longest=60)


def plan_sending(
    plan: Plan,
    choices: Choices,
    base: Path,
    today: date,
    taken: Callable[[Path], bool] = lambda _path: False,
) -> Sending:
    """The files that the choices make; one number behind all names where one of them is `taken` already."""
    choices = choices.fitting(plan)
    folder = target_folder(plan, choices, base, today)
    wanted = list(_wanted(plan, choices))
    stems = _stems(plan, choices, folder, today, wanted)
    mail = _stem(plan, choices, folder, today, _("Thư gửi"), MAIL_SUFFIX) if choices.mail else ""
    number = 1
    while True:
        files = tuple(
            PlannedFile(kind, parts, index, numbered(stem, number, choices.style))
            for (kind, parts, index), stem in zip(wanted, stems, strict=True)
        )
        draft = numbered(mail, number, choices.style) + MAIL_SUFFIX if mail else ""
        made = Sending(folder, files, draft)
        if not any(taken(folder / name) for name in made.names):
            return made
        number += 1


def _wanted(plan: Plan, choices: Choices) -> Iterator[tuple[Kind, Parts, int | None]]:
    for kind in Kind:
        parts = choices.parts(kind)
        if parts is Parts.EACH:
            for index in range(len(plan.appendices)):
                yield kind, parts, index
        elif parts is not Parts.NONE:
            yield kind, parts, None


def _stems(
    plan: Plan, choices: Choices, folder: Path, today: date, wanted: Sequence[tuple[Kind, Parts, int | None]]
) -> list[str]:
    """A name for each file; where two of one kind would be called the same, the part or a number is put behind."""
    stems: list[str] = []
    taken: set[tuple[Kind, str]] = set()
    for kind, parts, index in wanted:
        part = part_name(plan, parts, index)
        stem = _stem(plan, choices, folder, today, part, f".{kind}")
        if (kind, stem.casefold()) in taken:
            behind = "_{" + PART + "}"
            stem = _stem(plan, choices, folder, today, part, f".{kind}", choices.pattern + behind)
        number = 1
        while (kind, numbered(stem, number, choices.style).casefold()) in taken:
            number += 1
        stem = numbered(stem, number, choices.style)
        taken.add((kind, stem.casefold()))
        stems.append(stem)
    return stems


def _stem(
    plan: Plan, choices: Choices, folder: Path, today: date, part: str, suffix: str, pattern: str | None = None
) -> str:
    pieces = {**plan_pieces(plan, today), PART: part}
    return file_stem(pattern or choices.pattern, pieces, choices.style, longest_stem(str(folder), suffix))


def part_name(plan: Plan, parts: Parts, index: int | None) -> str:
    """What a file holds, for its name: "Kế hoạch", "Phụ lục", "Phụ lục 2"."""
    if parts is Parts.WHOLE:
        return _("Kế hoạch")
    if index is None or len(plan.appendices) == 1:
        return _("Phụ lục")
    return _("Phụ lục {number}").format(number=index + 1)

"""One case of the corpus, read from its file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from models.plan import Appendix
from tests.imports.corpus.expected import appendices_in

CASES = Path(__file__).parent / "cases"


@dataclass(frozen=True)
class Case:
    """A file as a stranger would write it, and the appendices it stands for."""

    name: str
    head: Mapping[str, str]
    source: str
    appendices: tuple[Appendix, ...]

    @property
    def kind(self) -> str:
        """ "docx" or "xlsx"."""
        return self.head["kind"]

    @property
    def is_open(self) -> bool:
        """Whether it is known not to come in right yet; `open` in its head says why."""
        return "open" in self.head


def read_case(path: Path) -> Case:
    """The case in a file."""
    text = path.read_text(encoding="utf-8")
    head, _mark, rest = text.partition("=== source\n")
    source, _mark, expected = rest.partition("=== expected\n")
    pairs = (line.partition(":") for line in head.splitlines() if line.strip())
    return Case(
        path.stem, {name.strip(): value.strip() for name, _colon, value in pairs}, source, appendices_in(expected)
    )


def all_cases() -> list[Case]:
    """All cases by name."""
    return [read_case(path) for path in sorted(CASES.glob("*.txt"))]

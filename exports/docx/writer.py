"""Plan -> Word document that needs no touch-up: the text with letterhead and signature, and the appendices."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from exports.docx.ids import WordIds
from exports.docx.package import Shell
from exports.docx.parts import AppendixPart, Part, TextPart
from exports.docx.sections import section_xml
from exports.docx.styles import styles_xml
from exports.progress import Meter, Progress, report
from exports.selection import choose
from models.files import replacing
from models.layout import Layout
from models.page_settings import PageNumbers
from models.plan import Plan


def write_docx(
    plan: Plan,
    target: Path,
    *,
    appendices: Sequence[int] | None = None,
    layout: Layout | None = None,
    body: bool = True,
    progress: Progress | None = None,
) -> None:
    """Write the plan's text, if `body` and it has any, and the appendices (indexes from 0, None = all) to a Word file.

    `layout` takes the place of the appendices' own; lists that stand in the text do not come again. The same plan
    gives the same bytes. Raises Cancelled when `progress` returns False, InputProblem where there is nothing to write
    and EnvironmentProblem where the file cannot be written; the old file then stays as it was.
    """
    ids = WordIds(plan.id)
    parts = _parts(plan, appendices, layout, body, ids)
    meter = Meter(progress, sum(part.steps for part in parts), 0.9)
    numbers = plan.page.page_numbers
    with replacing(target) as path:
        shell = Shell(plan, styles_xml(plan.page), numbered=numbers is not PageNumbers.NONE)
        shell.save(path, _body(parts, numbers, shell.header, meter), ids)
        report(progress, 1.0)


def _parts(plan: Plan, appendices: Sequence[int] | None, layout: Layout | None, body: bool, ids: WordIds) -> list[Part]:
    text, chosen = choose(plan, appendices, layout, body=body)
    parts: list[Part] = [TextPart(text, ids)] if text is not None else []
    for one in chosen:
        parts.append(AppendixPart(plan, one, ids, corner=not parts))
    return parts


def _body(parts: Sequence[Part], numbers: PageNumbers, header: str, meter: Meter) -> Iterator[str]:
    """The content of the document, each part a section."""
    section = ""
    for place, part in enumerate(parts, 1):
        section = section_xml(part.setup, numbers, header, first=place == 1)
        yield from part.pieces(section if place < len(parts) else "", meter)
    yield section

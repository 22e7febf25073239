"""The door to all exports: one function for every kind of file; a kind's libraries are imported when it is written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from exports.progress import Progress
from exports.selection import in_layout
from models.i18n import _
from models.layout import Layout
from models.plan import Plan

KINDS = ("docx", "pdf", "xlsx", "html", "json")
WITH_BODY = frozenset({"docx", "pdf"})


def kind_name(kind: str) -> str:
    """What a kind of file is called on the screen."""
    names = {"docx": "Word", "pdf": "PDF", "xlsx": "Excel", "html": _("Trang HTML"), "json": "JSON"}
    return names[kind]


def write(
    kind: str,
    plan: Plan,
    target: Path,
    *,
    body: bool = False,
    appendices: Sequence[int] | None = None,
    layout: Layout | None = None,
    progress: Progress | None = None,
) -> None:
    """Write one kind of file: the appendices (indexes from 0, None = all), with `body` after the plan's own text.

    Only Word and PDF can carry the text; JSON always carries the whole plan, or the chosen appendices alone. Raises
    what the writer of that kind raises: Cancelled, InputProblem, EnvironmentProblem.
    """
    if kind == "docx":
        from exports.docx.writer import write_docx

        write_docx(plan, target, appendices=appendices, layout=layout, body=body, progress=progress)
    elif kind == "pdf":
        from exports.pdf.writer import write_pdf

        write_pdf(plan, target, appendices=appendices, layout=layout, body=body, progress=progress)
    elif kind == "xlsx":
        from exports.xlsx.writer import write_xlsx

        write_xlsx(plan, target, appendices=appendices, layout=layout, progress=progress)
    elif kind == "html":
        from exports.html.writer import write_html

        write_html(plan, target, appendices=appendices, layout=layout, progress=progress)
    elif kind == "json":
        from exports.jsonfile import write_json

        arranged = in_layout(plan, layout)
        if appendices is not None:
            arranged = replace(arranged, appendices=tuple(arranged.appendices[index] for index in appendices))
        write_json(arranged, target)
    else:
        raise ValueError(f"no such kind of file: {kind}")

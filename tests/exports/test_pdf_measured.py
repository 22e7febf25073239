"""The pages of our PDFs measured as a reader sees them: paper, margins, fonts, numbers, frames, every letter once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from exports.pdf import paint as pdf_paint
from exports.pdf.borders import Line as Ruled
from exports.pdf.pages import Page
from exports.pdf.paint import Painter
from exports.pdf.writer import write_pdf
from models.layout import LAYOUT_NAMES, Layout, built_in_layout
from models.page_settings import PageSettings
from models.plan import Line, Objective, Plan, Task
from models.plan_json import load_plan
from tests.exports import made_plans
from tests.exports.edits import whole_plan
from tests.exports.made_plans import long_merge_plan, plan_of, tall_cell_plan
from tests.exports.pdf_measuring import measure
from tests.exports.pdf_reading import read_pages
from tests.reference import SLUGS, needs_reference_plans, reference_plan

SMALL_TABLE = plan_of(
    Objective(title="Đích", items=(Task(title="Một", lines=(Line(lead="Văn phòng"),)), Task(title="Hai"))),
    Task(title=made_plans.numbered(400), lines=(Line(product="Báo cáo"),)),
)
NARROW = PageSettings(top=25.0, bottom=25.0, left=35.0, right=20.0, body_size=13.0, table_size=14.0, line_spacing=1.5)
SMALL = PageSettings(table_size=9.0, body_size=13.5, page_number_size=14.0, paragraph_gap=12.0, letterhead=False)


def check(plan: Plan, target: Path, layout: Layout | None = None, *, body: bool = True) -> None:
    """Write a plan and measure its file."""
    write_pdf(plan, target, body=body, layout=layout)
    measure(plan, read_pages(target), layout, body=body)


@needs_reference_plans
@pytest.mark.parametrize("other", [False, True], ids=["own layout", "other layout"])
@pytest.mark.parametrize("slug", SLUGS)
def test_a_reference_plan(slug: str, other: bool, tmp_path: Path) -> None:
    plan = load_plan(reference_plan(slug, "json").read_text(encoding="utf-8"))
    is_list = plan.appendices[0].layout.is_list
    layout = built_in_layout("objectives" if is_list else "list") if other else None
    check(plan, tmp_path / "a.pdf", layout)


@pytest.mark.parametrize("settings", [PageSettings(), NARROW, SMALL], ids=["usual", "narrow", "small"])
@pytest.mark.parametrize("seed", range(5))
def test_a_made_plan(seed: int, settings: PageSettings, tmp_path: Path) -> None:
    check(replace(whole_plan(seed, items=4), page=settings), tmp_path / "a.pdf")


@pytest.mark.parametrize("layout", LAYOUT_NAMES)
def test_each_layout(layout: str, tmp_path: Path) -> None:
    check(whole_plan(3, appendices=1, items=3), tmp_path / "a.pdf", built_in_layout(layout), body=False)


@pytest.mark.parametrize("plan", [tall_cell_plan(), long_merge_plan()], ids=["tall cell", "merged cell"])
def test_cells_that_go_on_overleaf(plan: Plan, tmp_path: Path) -> None:
    check(plan, tmp_path / "a.pdf", body=False)


Change = Callable[[Page], None]


def another_line(page: Page) -> None:
    """A line of a text that stands on the page twice."""
    page.placed.append(page.placed[-1]._replace(top=page.placed[0].top))


def last_text(page: Page) -> int:
    """The place of the last text that stands in a frame."""
    return max(n for n, one in enumerate(page.placed) if one.width and one.last > one.first)


def moved(page: Page) -> None:
    """One text a little too far to the right, over the border of its cell."""
    last = page.placed[last_text(page)]
    page.placed[last_text(page)] = last._replace(left=last.left + last.width - 12)


def lifted(page: Page) -> None:
    """One text on the border above it."""
    last = page.placed[last_text(page)]
    page.placed[last_text(page)] = last._replace(top=last.frame_top - 5)


def numbered(page: Page) -> None:
    """A number on every page."""
    page.folio = page.number


def left_out(page: Page) -> None:
    """The last cell has no text."""
    last = page.placed[last_text(page)]
    page.placed[last_text(page)] = last._replace(last=last.first)


def wider(page: Page) -> None:
    """The last column sticks out into the margin."""
    edge = max(one.frame_left + one.width for one in page.placed)
    for place, one in enumerate(page.placed):
        if one.frame_left + one.width == edge:
            page.placed[place] = one._replace(width=one.width + 3)


@pytest.mark.parametrize("change", [another_line, moved, lifted, numbered, left_out, wider])
def test_a_wrong_page_is_found(change: Change, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plain = Painter.paint

    def paint(painter: Painter, page: Page) -> None:
        change(page)
        plain(painter, page)

    monkeypatch.setattr(Painter, "paint", paint)
    with pytest.raises(AssertionError):
        check(SMALL_TABLE, tmp_path / "a.pdf", body=False)


@pytest.mark.parametrize("place", [0, 3, -3, -2, -1])
def test_a_border_that_is_missing_or_doubled_is_found(
    place: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = pdf_paint.borders

    def missing(page: Page) -> list[Ruled]:
        lines = plain(page)
        del lines[place]
        return lines

    def doubled(page: Page) -> list[Ruled]:
        x0, y0, x1, y1 = plain(page)[place]
        beside = (x0 + 30, y0, x1 + 30, y1) if x0 == x1 else (x0, y0 + 30, x1, y1 + 30)
        return [*plain(page), beside]

    for wrong in (missing, doubled):
        monkeypatch.setattr(pdf_paint, "borders", wrong)
        with pytest.raises(AssertionError):
            check(SMALL_TABLE, tmp_path / "a.pdf", body=False)
    monkeypatch.setattr(pdf_paint, "borders", plain)
    check(SMALL_TABLE, tmp_path / "a.pdf", body=False)

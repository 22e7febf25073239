"""What is written to Word comes back: recognise(read(write(plan))) == plan, and the reference plans come back whole."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exports.docx.writer import write_docx
from imports.blocks import Paragraph
from imports.open_any import read_plan
from imports.recognise.prose import is_prose
from models.grid.build import build_grid
from models.layout import LAYOUT_NAMES, Layout, built_in_layout
from models.page_settings import PageSettings
from models.plan import LINE_FIELDS, Appendix, Area, Plan, Section, Signer, Task
from models.plan_json import load_plan, plan_to_json
from tests.reference import SLUGS, differences, needs_reference_plans, reference_plan
from tests.strategies import TABLE_LAYOUTS, appendices, headings, list_appendices, own_layouts, titles

LAYOUTS = st.sampled_from(TABLE_LAYOUTS).map(built_in_layout)
AGENCIES = ("Sở Nội vụ", "Sở Xây dựng", "Văn phòng Sở", "Sở Giáo dục và Đào tạo")
SIGNERS = (
    Signer(),
    Signer("", "GIÁM ĐỐC", "Trần Thị Bình"),
    Signer("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Nguyễn Văn An"),
    Signer("TL. GIÁM ĐỐC\nKT. CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG", "Lê An"),
)


def read_back(plan: Plan, folder: Path, *, body: bool, layout: Layout | None = None) -> Plan:
    """The plan that comes back from its Word file."""
    write_docx(plan, folder / "a.docx", body=body, layout=layout)
    return read_plan(folder / "a.docx").plan


def tables(layout: Layout) -> st.SearchStrategy[Plan]:
    """Plans of one or two tables, under the label and caption that the program makes."""
    labelled = appendices(layout).map(lambda one: replace(one, label=None, caption=None))
    return st.lists(labelled, min_size=1, max_size=2).map(lambda made: Plan(agency="Sở", appendices=tuple(made)))


@given(plan=LAYOUTS.flatmap(tables))
def test_appendices_come_back(tmp_path_factory: pytest.TempPathFactory, plan: Plan) -> None:
    read = read_back(plan, tmp_path_factory.mktemp("docx"), body=False)
    assert [one.areas for one in read.appendices] == [one.areas for one in plan.appendices]
    assert [one.title for one in read.appendices] == [one.title for one in plan.appendices]
    assert [one.layout.columns for one in read.appendices] == [one.layout.columns for one in plan.appendices]


@given(data=st.data())
def test_layouts_of_strangers_come_back(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    layout = data.draw(own_layouts())
    plan = data.draw(tables(layout))
    read = read_back(plan, tmp_path_factory.mktemp("docx"), body=False)
    assert [one.areas for one in read.appendices] == [one.areas for one in plan.appendices]
    for one in read.appendices:
        assert [(c.field, c.header, c.group) for c in one.layout.columns] == [
            (c.field, c.header, c.group) for c in layout.columns
        ]


def running() -> st.SearchStrategy[str]:
    """A paragraph of running text, as a section can have."""
    return titles().filter(lambda text: not text.isupper() and "\n- " not in text)


def _sections(depth: int, count: int) -> st.SearchStrategy[tuple[Section, ...]]:
    numbers = (("I", "II", "III"), ("1", "2", "3"))[depth]
    below = _sections(1, 3) if depth == 0 else st.just(())
    one = st.tuples(headings(), st.lists(running(), min_size=1, max_size=2), below)

    def made(parts: list[tuple[str, list[str], tuple[Section, ...]]]) -> tuple[Section, ...]:
        return tuple(
            Section(number=number, heading=heading, paragraphs=tuple(texts), sections=inner)
            for number, (heading, texts, inner) in zip(numbers, parts, strict=False)
        )

    return st.lists(one, min_size=depth == 0, max_size=count).map(made)


def lists_tasks(appendix: Appendix) -> bool:
    """Whether a list has the labelled lines by which it is told from other text."""
    printed = [cell for cell in build_grid(appendix).cells() if cell.text or not cell.optional]
    return is_prose([Paragraph(cell.printed, cell.bold) for cell in printed])


@st.composite
def whole_plans(draw: st.DrawFn) -> Plan:
    """Plans with letterhead, text, signature and one appendix, as far as paper tells one from another."""
    appendix = draw(st.one_of(LAYOUTS.flatmap(appendices), list_appendices().filter(lists_tasks)))
    recipients = st.lists(headings().map(lambda text: text.strip(" ;.-–")).filter(bool), max_size=3)
    return Plan(
        title=draw(headings()),
        agency=draw(st.sampled_from(AGENCIES)),
        parent_agency=draw(st.sampled_from(("", "UBND tỉnh An Bình"))),
        place="An Bình",
        number=draw(st.sampled_from(("", "12", "105"))),
        symbol="KH-SNV",
        issued=draw(st.sampled_from(("", "2026", "2026-12", "2026-12-05", "2027-02-15"))),
        legal_bases=tuple(draw(st.lists(running(), max_size=3))),
        sections=draw(_sections(0, 3)),
        recipients=tuple(draw(recipients)),
        signer=draw(st.sampled_from(SIGNERS)),
        appendices=(replace(appendix, label=None, caption=None),),
    )


@given(plan=whole_plans())
def test_whole_documents_come_back(tmp_path_factory: pytest.TempPathFactory, plan: Plan) -> None:
    read = read_back(plan, tmp_path_factory.mktemp("docx"), body=True)
    for name in ("title", "parent_agency", "agency", "place", "number", "symbol", "issued", "legal_bases", "sections"):
        assert getattr(read, name) == getattr(plan, name), name
    assert read.recipients == plan.recipients
    assert read.signer == plan.signer
    assert [one.areas for one in read.appendices] == [one.areas for one in plan.appendices]
    assert [one.title for one in read.appendices] == [one.title for one in plan.appendices]
    assert read.remarks == ()


@pytest.mark.parametrize("body", [True, False])
def test_letterheads_of_appendices_are_no_strange_tables(body: bool, tmp_path: Path) -> None:
    table = Appendix(title="NHIỆM VỤ", layout=built_in_layout("brief"), areas=(Area(items=(Task(title="Rà soát"),)),))
    plan = Plan(
        title="Cải cách hành chính năm 2027",
        agency="Sở Nội vụ",
        parent_agency="UBND tỉnh An Bình",
        sections=(Section(number="I", heading="CHUNG", paragraphs=("Lời.",)),),
        appendices=(table, replace(table, id="other", title="VIỆC KHÁC")),
        page=PageSettings(letterhead=True),
    )
    read = read_back(plan, tmp_path, body=body)
    assert (read.agency, read.parent_agency, read.number, read.symbol) == ("Sở Nội vụ", "UBND tỉnh An Bình", "", "")
    assert [one.title for one in read.appendices] == ["NHIỆM VỤ", "VIỆC KHÁC"]
    assert read.remarks == ()


@needs_reference_plans
@pytest.mark.parametrize("slug", SLUGS)
def test_reference_plans_come_back_the_same(slug: str, tmp_path: Path) -> None:
    plan = load_plan(reference_plan(slug, "json").read_text(encoding="utf-8"))
    read = read_back(plan, tmp_path, body=True)
    assert not differences(plan_to_json(plan), plan_to_json(read), "all")
    assert read.remarks == ()


def texts_of(appendices: tuple[Appendix, ...], fields: set[str]) -> Iterator[str]:
    """The titles and the texts of these fields, line breaks aside."""
    for appendix in appendices:
        yield appendix.title
        for area in appendix.areas:
            yield area.title
            for item in area.items:
                if hasattr(item, "items"):
                    yield item.title
            for task in area.tasks():
                yield task.title
                for line in task.lines:
                    yield line.reference
                    yield from (line.text(field) for field in fields)


@needs_reference_plans
@pytest.mark.parametrize("name", LAYOUT_NAMES)
@pytest.mark.parametrize("body", [True, False])
@pytest.mark.parametrize("slug", SLUGS)
def test_another_layout_loses_nothing_that_it_shows(slug: str, body: bool, name: str, tmp_path: Path) -> None:
    plan = load_plan(reference_plan(slug, "json").read_text(encoding="utf-8"))
    layout = built_in_layout(name)
    read = read_back(plan, tmp_path, body=body, layout=layout)
    shown = set(layout.line_fields()) & set(LINE_FIELDS)
    wanted = Counter(" ".join(text.split()) for text in texts_of(plan.appendices, shown))
    found = Counter(" ".join(text.split()) for text in texts_of(read.appendices, shown))
    assert found == wanted
    assert read.task_count() == plan.task_count()
    assert read.line_count() == plan.line_count()
    if body:
        assert read.sections == plan.sections
        assert read.legal_bases == plan.legal_bases

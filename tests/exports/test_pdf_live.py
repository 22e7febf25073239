"""The kept pages of the preview: always those of a fresh layout, at the cost of what changed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from random import Random

import pypdfium2
import pytest

from exports.pdf.layout import document_parts, lay_out
from exports.pdf.live import LivePages
from exports.pdf.pages import Page
from exports.pdf.writer import write_pdf
from exports.progress import Cancelled, Meter
from models.errors import InputProblem
from models.page_settings import PageNumbers, PageSettings
from models.plan import Area, Line, Plan, Task
from models.plan_json import load_plan
from tests.exports.edits import edited, task, whole_plan
from tests.plans import big_plan, small_plan
from tests.reference import SLUGS, needs_reference_plans, reference_plan


def looks(pages: list[Page]) -> list[object]:
    """All that can be seen on pages."""
    return [
        (
            page.setup,
            page.number,
            page.folio,
            page.marks,
            page.rules,
            [
                (one[1:], one.shape.lines, one.shape.measure.style, one.shape.measure.size, one.shape.align)
                for one in page.placed
            ],
        )
        for page in pages
    ]


def fresh(plan: Plan) -> list[Page]:
    """The pages of a plan laid out from the beginning."""
    return list(lay_out(document_parts(plan, body=True), Meter(None, 1)))


def check(live: LivePages, plan: Plan) -> None:
    """The kept pages are those of a fresh layout."""
    wanted = looks(fresh(plan))
    shown = looks(live._pages)
    assert len(live) == len(wanted)
    for place, (one, other) in enumerate(zip(shown, wanted, strict=True)):
        assert one == other, f"page {place}"


@pytest.mark.parametrize("seed", range(8))
def test_after_random_edits_the_pages_are_those_of_a_fresh_layout(seed: int) -> None:
    draw = Random(seed)  # noqa: S311
    plan = whole_plan(seed, items=6)
    live = LivePages(plan)
    check(live, plan)
    for _edit in range(12):
        before = looks(live._pages)
        plan = edited(plan, draw)
        change = live.update(plan)
        check(live, plan)
        after = looks(live._pages)
        assert change.before == len(before)
        assert len(change.kept) == len(live)
        for place, old in enumerate(change.kept):
            if old is not None:
                # What is not drawn again looks as it did; only its place in the part may be another.
                assert after[place][2:] == before[old][2:]  # type: ignore[index]


def table_plan(tasks: int = 100) -> Plan:
    """A plan of one table with tasks of different heights."""
    draw = Random(1)  # noqa: S311
    plain = (replace(one, lines=tuple(replace(line, merged=frozenset()) for line in one.lines))
             for one in (task(draw) for _ in range(tasks)))  # fmt: skip
    items = tuple(replace(one, id=f"t{place}") for place, one in enumerate(plain))
    areas = tuple(Area(title=f"Lĩnh vực {n}", items=items[n::4], id=f"a{n}") for n in range(4))
    one = whole_plan(3, appendices=1).appendices[0]
    return replace(whole_plan(3), appendices=(replace(one, layout=big_plan(1).appendices[0].layout, areas=areas),))


def changed_task(plan: Plan, node: str, **values: str) -> Plan:
    """The plan with other values of one task; all else is shared."""

    def area(one: Area) -> Area:
        if all(item.id != node for item in one.items):
            return one
        items = (replace(item, **values) if isinstance(item, Task) and item.id == node else item for item in one.items)
        return replace(one, items=tuple(items))

    (appendix,) = plan.appendices
    return replace(plan, appendices=(replace(appendix, areas=tuple(area(one) for one in appendix.areas)),))


def tasks_of(plan: Plan) -> list[Task]:
    """All tasks in printed order."""
    return [one for appendix in plan.appendices for one in appendix.tasks()]


def test_an_edit_of_the_same_height_lays_out_one_block_and_draws_its_page() -> None:
    plan = table_plan()
    live = LivePages(plan)
    for node in tasks_of(plan)[5::17]:
        first = node.title.split()[0]
        plan = changed_task(plan, node.id, title=node.title.replace(first, first[::-1], 1))
        change = live.update(plan)
        check(live, plan)
        assert change.laid_out <= 2 + len(node.lines)
        first_page = live.page_of(node.id)
        assert first_page is not None
        assert list(change.drawn) == list(range(first_page, first_page + len(change.drawn)))


def test_pages_before_an_edit_are_never_laid_out_again() -> None:
    plan = table_plan()
    live = LivePages(plan)
    total = live.update(replace(plan, page=replace(plan.page, table_size=11.0))).laid_out
    live.update(plan)
    costs = []
    nodes = tasks_of(plan)
    for node in nodes[::9]:
        change = live.update(changed_task(plan, node.id, title="dài " * 400))
        page = live.page_of(node.id)
        assert page is not None
        assert change.kept[: page - 1] == tuple(range(page - 1))
        costs.append(change.laid_out)
        assert live.update(plan).laid_out <= change.laid_out
    # The later the change, the less there is to do; the last one costs next to nothing.
    assert max(costs) < total
    assert costs[-1] < total / 10


def test_what_falls_into_step_is_not_laid_out_again() -> None:
    plan = table_plan(400)
    live = LivePages(plan)
    node = tasks_of(plan)[3]
    change = live.update(changed_task(plan, node.id, title=f"{node.title} {'thêm ' * 30}"))
    check(live, changed_task(plan, node.id, title=f"{node.title} {'thêm ' * 30}"))
    rows = sum(len(one.lines) for one in tasks_of(plan))
    assert 2 < change.laid_out < rows / 2
    assert len(change.drawn) < len(live) / 2


def test_a_page_more_in_the_text_moves_the_appendices_without_drawing_them() -> None:
    plan = table_plan(30)
    plan = replace(plan, page=PageSettings(page_numbers=PageNumbers.EACH))
    live = LivePages(plan)
    sections = (*plan.sections[:-1], replace(plan.sections[-1], paragraphs=("thêm " * 1400,)))
    before = len(live)
    change = live.update(replace(plan, sections=sections))
    assert len(live) > before
    more = len(live) - before
    pages = sum(live.part(index) != "Kế hoạch" for index in range(len(live)))
    assert change.kept[-pages:] == tuple(range(before - pages, before))
    through = replace(plan, page=PageSettings(page_numbers=PageNumbers.THROUGH))
    live = LivePages(through)
    change = live.update(replace(through, sections=sections))
    assert change.kept[-pages:] == (None,) * pages
    assert live._pages[-1].folio == before + more


def test_nothing_is_done_where_nothing_changed() -> None:
    plan = table_plan(40)
    live = LivePages(plan)
    change = live.update(replace(plan, remarks=()))
    assert change.nothing
    assert change.laid_out == 0
    assert not change.drawn


def test_where_a_node_stands() -> None:
    plan = whole_plan(5, appendices=3)
    live = LivePages(plan)
    for number, appendix in enumerate(plan.appendices):
        at = live.page_of(appendix.id)
        assert at is not None
        assert live._pages[at].number == 1
        assert live.part(at) == f"Phụ lục {'I' * (number + 1)}" or appendix.layout.is_list
    for node in tasks_of(plan):
        page = live.page_of(node.id)
        assert page is not None
        words = " ".join(line.text for one in live._pages[page].placed for line in one.shape.lines)
        assert " ".join(node.title.split()[:3]) in " ".join(words.split()) or len(node.title) < 40
    for section in plan.sections:
        assert live.page_of(section.id) is not None
    assert live.page_of("nobody") is None
    assert live.page_of("") is None


def test_a_task_in_the_middle_of_a_block_of_many_pages_is_found_on_its_own_page() -> None:
    tasks = tuple(Task(title=f"Việc {n} " + "dài " * 150, lines=(Line(),), id=f"t{n}") for n in range(12))
    merged = tuple(replace(one, lines=(Line(lead="Văn phòng", merged=frozenset({"lead"})),)) for one in tasks)
    plan = changed_areas(table_plan(4), merged)
    live = LivePages(plan, body=False)
    pages = [live.page_of(one.id) for one in merged]
    assert pages == sorted(pages, key=lambda page: page or 0)
    assert len(set(pages)) > 3
    for number, page in enumerate(pages):
        assert page is not None
        starts = [one.shape.lines[0].words[:2] for one in live._pages[page].placed if one.first == 0 and one.last]
        assert ["Việc", str(number)] in starts


def changed_areas(plan: Plan, items: tuple[Task, ...]) -> Plan:
    """The plan with one area of these tasks."""
    (appendix,) = plan.appendices
    return replace(plan, appendices=(replace(appendix, areas=(Area(title="X", items=items, id="a"),)),))


def test_labels_and_sizes() -> None:
    plan = small_plan()
    live = LivePages(plan)
    assert live.label(0) == "Kế hoạch, trang 1"
    assert live.size(0) == (210, 297)
    table = live.page_of("p1")
    assert table is not None
    assert live.label(table) == "Phụ lục I, trang 1"
    assert live.size(table) == (297, 210)
    with pytest.raises(IndexError):
        live.part(len(live))


def test_appendices_alone_and_one_of_them() -> None:
    plan = whole_plan(7, appendices=3)
    assert LivePages(plan, body=False).page_of(plan.sections[0].id) is None
    live = LivePages(plan, body=False, appendices=[1])
    assert live.page_of(plan.appendices[0].id) is None
    assert live.page_of(plan.appendices[1].id) == 0
    with pytest.raises(InputProblem):
        live.update(replace(plan, appendices=plan.appendices[:1]))
    assert live.page_of(plan.appendices[1].id) == 0


def test_stopping_leaves_the_pages_as_they_were() -> None:
    plan = table_plan()
    live = LivePages(plan)
    before = looks(live._pages)
    other = changed_task(plan, "t0", title="khác " * 80)
    with pytest.raises(Cancelled):
        live.update(replace(other, page=replace(plan.page, left=35.0)), progress=lambda _share: False)
    assert looks(live._pages) == before
    live.update(other)
    check(live, other)


def test_ids_that_come_twice_do_no_harm() -> None:
    plan = table_plan(30)
    (appendix,) = plan.appendices
    twice = replace(appendix, areas=(appendix.areas[0], *appendix.areas))
    plan = replace(plan, appendices=(twice, appendix, twice))
    live = LivePages(plan)
    check(live, plan)
    plan = replace(plan, appendices=(appendix, replace(twice, areas=twice.areas[1:]), twice))
    live.update(plan)
    check(live, plan)


def pictures(source: Path | bytes) -> list[bytes]:
    """The pages of a PDF as pixels."""
    document = pypdfium2.PdfDocument(source)
    try:
        return [bytes(page.render(scale=1).buffer) for page in document]
    finally:
        document.close()


def check_pictures(plan: Plan, live: LivePages, target: Path) -> None:
    """Each page by itself looks as it does in the file."""
    write_pdf(plan, target, body=True)
    whole = pictures(target)
    assert len(live) == len(whole)
    for index, picture in enumerate(whole):
        assert pictures(live.pdf_of(index)) == [picture], f"page {index}"


def test_a_page_by_itself_looks_as_in_the_file(tmp_path: Path) -> None:
    plan = whole_plan(11, items=3)
    live = LivePages(plan)
    check_pictures(plan, live, tmp_path / "a.pdf")
    for seed in range(4):
        plan = edited(plan, Random(seed))  # noqa: S311
        live.update(plan)
    check_pictures(plan, live, tmp_path / "b.pdf")


@needs_reference_plans
@pytest.mark.parametrize("slug", SLUGS)
def test_the_pages_of_a_reference_plan_look_as_in_its_file(slug: str, tmp_path: Path) -> None:
    plan = load_plan(reference_plan(slug, "json").read_text(encoding="utf-8"))
    check_pictures(plan, LivePages(plan), tmp_path / "a.pdf")

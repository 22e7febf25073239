"""The sample plan and the starter plans: they load, they are whole, and their Vietnamese follows the decree."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from models.grid.build import build_grid
from models.layout import LAYOUT_NAMES, built_in_layout
from models.numbering import LETTERS
from models.page import appendix_heading
from models.plan import Line, Plan, Section
from models.plan_json import dump_plan, load_plan
from models.resources import resource_path
from models.text import fold, tidy

SAMPLE = resource_path("samples", "ke-hoach-2027.json")
STARTERS = resource_path("starters")
STARTER_FILES = tuple(sorted(path for path in STARTERS.glob("*.json") if path.name != "index.json"))
PLAN_FILES = (SAMPLE, *STARTER_FILES)
STARTER_LAYOUTS = {
    "sau-noi-dung.json": "product-first",
    "muc-tieu-kinh-phi.json": "objectives",
    "loi-van.json": "list",
    "bang-gon.json": "brief",
    "trong.json": "product-first",
}
# dd/mm/yyyy, dd/mm, mm/yyyy (a symbol such as 215/KH-SXD or 118/2025/NĐ-CP is none of them)
NUMERIC_DATE = re.compile(r"(?<![\d/])(\d{1,2})/(\d{1,2})(?:/\d{4})?(?![\d/])")
MONTH = re.compile(r"[Tt]háng (\d{1,2})(?:/\d{4})?\b")
LONG_DATE = re.compile(r"ngày (\d{1,2}) tháng (\d{1,2}) năm \d{4}")
every_plan = pytest.mark.parametrize("path", PLAN_FILES, ids=lambda path: path.stem)


def read(path: Path) -> Plan:
    return load_plan(path.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def sample() -> Plan:
    return read(SAMPLE)


def strings(value: object) -> Iterator[str]:
    """Every text in plain JSON data."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for below in value.values():
            yield from strings(below)
    elif isinstance(value, list):
        for below in value:
            yield from strings(below)


def texts_of(path: Path) -> list[str]:
    return list(strings(json.loads(path.read_text(encoding="utf-8"))))


def lines_of(plan: Plan) -> list[Line]:
    return [line for appendix in plan.appendices for task in appendix.tasks() for line in task.lines]


def sections_of(sections: tuple[Section, ...]) -> Iterator[Section]:
    for section in sections:
        yield section
        yield from sections_of(section.sections)


def padded_as_the_decree_wants(digits: str, below: int) -> bool:
    """Days below 10 and months below 3 have a leading zero, all others have none."""
    return digits == (f"{int(digits):02d}" if int(digits) < below else str(int(digits)))


@every_plan
def test_plan_survives_writing_and_reading(path: Path) -> None:
    plan = read(path)
    assert load_plan(dump_plan(plan)) == plan
    assert plan.remarks == ()


@every_plan
def test_plan_builds_a_whole_grid_in_every_layout(path: Path) -> None:
    for appendix in read(path).appendices:
        for name in LAYOUT_NAMES:
            grid = build_grid(appendix, built_in_layout(name))
            shown = " ".join(cell.text for cell in grid.cells())
            assert all(task.title in shown for task in appendix.tasks()), name


@every_plan
def test_layout_is_a_built_in_one(path: Path) -> None:
    name = STARTER_LAYOUTS.get(path.name, "product-first")
    assert [appendix.layout for appendix in read(path).appendices] == [built_in_layout(name)]


@every_plan
def test_texts_are_tidy_and_composed(path: Path) -> None:
    for text in texts_of(path):
        assert text == tidy(text), text
        assert unicodedata.is_normalized("NFC", text)
        assert not re.search(r" [,;.:)]|\( |[,;](?=[^\W\d])|…\.|\.\.", text), text


@every_plan
def test_days_and_months_have_the_zeros_of_the_decree(path: Path) -> None:
    for text in texts_of(path):
        for day, month in NUMERIC_DATE.findall(text):
            assert padded_as_the_decree_wants(day, 10), text
            assert padded_as_the_decree_wants(month, 3), text
        for month in MONTH.findall(text):
            assert padded_as_the_decree_wants(month, 3), text
        for day, month in LONG_DATE.findall(text):
            assert padded_as_the_decree_wants(day, 10), text
            assert padded_as_the_decree_wants(month, 3), text


@every_plan
def test_one_spelling_of_words_that_have_two(path: Path) -> None:
    text = "\n".join(texts_of(path)).casefold()
    for word in (
        "hàng năm",
        "hàng quý",
        "hàng tháng",
        "hoá",
        "hoà",
        "huỷ",
        "uỷ",
        "quản lí",
        "xử lí",
        "kĩ năng",
        "đảm bảo",
    ):
        assert not re.search(rf"\b{word}\b", text), word


@every_plan
def test_closing_line_counts_the_tasks(path: Path) -> None:
    for appendix in read(path).appendices:
        if appendix.closing:
            assert appendix.closing == f"Tổng cộng: {sum(1 for _ in appendix.tasks())} nhiệm vụ"


@every_plan
def test_abbreviations_are_spelled_out_once_in_the_body(path: Path) -> None:
    plan = read(path)
    used = set(re.findall(r"\b(CCHC|TTHC|UBND|QPPL|PAR INDEX|SIPAS|PAPI|PCI)\b", "\n".join(texts_of(path))))
    body = "\n".join([*plan.legal_bases, *(p for s in sections_of(plan.sections) for p in s.paragraphs)])
    assert {name for name in used if f"({name})" not in body} <= (set() if plan.sections else used)


def test_sample_has_the_size_and_shapes_a_demonstration_needs(sample: Plan) -> None:
    (appendix,) = sample.appendices
    assert len(appendix.areas) == 8
    assert 38 <= sample.task_count() <= 45
    assert appendix.closing
    lines = lines_of(sample)
    assert sum(1 for line in lines if line.reference) == 1
    assert sum(1 for line in lines if line.merged) >= 3
    assert sum(1 for line in lines if "\n- " in line.product) >= 5
    assert len({line.deadline for line in lines}) >= 20


def test_every_line_of_the_sample_says_what_who_and_when(sample: Plan) -> None:
    for line in lines_of(sample):
        filled = (line.product, line.lead, line.partners, line.deadline)
        assert (filled == ("", "", "", "")) if line.reference else all(filled)
        assert line.lead not in line.partners.split("; ") or line.reference


def test_merged_cells_repeat_the_value_above(sample: Plan) -> None:
    for task in sample.appendices[0].tasks():
        for above, line in zip(task.lines, task.lines[1:], strict=False):
            assert all(line.text(field) == above.text(field) for field in line.merged)


def test_no_task_or_product_occurs_twice_in_the_sample(sample: Plan) -> None:
    titles = [fold(task.title) for task in sample.appendices[0].tasks()]
    products = [fold(part) for line in lines_of(sample) for part in line.product.split("\n") if part]
    assert len(titles) == len(set(titles))
    assert len(products) == len(set(products))


def test_units_of_the_sample_have_one_spelling_each(sample: Plan) -> None:
    units = {unit for line in lines_of(sample) for unit in (line.lead, *line.partners.split("; ")) if unit}
    assert len({re.sub(r"\W", "", fold(unit)) for unit in units}) == len(units)
    assert not any(unit.endswith((".", ",", ";")) or unit.startswith("-") for unit in units)


def test_area_titles_agree_with_the_body_of_the_sample(sample: Plan) -> None:
    tasks = next(section for section in sample.sections if section.heading == "NHIỆM VỤ TRỌNG TÂM")
    headings = [section.heading.casefold() for section in tasks.sections]
    assert headings == [area.title.casefold() for area in sample.appendices[0].areas]


def test_deadlines_of_the_sample_lie_after_its_issue_and_in_its_year(sample: Plan) -> None:
    issued = date.fromisoformat(sample.issued)
    assert issued.year == 2026
    assert issued.month == 12
    for line in lines_of(sample):
        for day, month, year in re.findall(r"(\d\d)/(\d{1,2})/(\d{4})", line.deadline):
            assert issued < date(int(year), int(month), int(day)) <= date(2027, 12, 31)
        assert set(re.findall(r"\b20\d\d\b", line.deadline)) <= {"2027"}


def test_body_of_the_sample_is_numbered_without_gaps_and_ends_as_it_should(sample: Plan) -> None:
    assert [section.number for section in sample.sections] == ["I", "II", "III", "IV", "V"]
    for section in sections_of(sample.sections):
        assert [below.number for below in section.sections] == [str(n + 1) for n in range(len(section.sections))]
        points = [paragraph[0] for paragraph in section.paragraphs if paragraph[1:2] == ")"]
        assert points == list(LETTERS[: len(points)])
    paragraphs = [paragraph for section in sections_of(sample.sections) for paragraph in section.paragraphs]
    assert paragraphs[-1].endswith("./.")
    assert any("Phụ lục kèm theo" in paragraph for paragraph in paragraphs)


def test_later_citations_of_the_sample_are_short_and_known(sample: Plan) -> None:
    cited = r"\d+(?:/\d{4})?/[A-ZĐ]+\d*-?[A-Za-zĐ]+"
    full = re.findall(cited, "\n".join(sample.legal_bases))
    assert len(full) == len(set(full)) == 6
    for section in sections_of(sample.sections):
        for paragraph in section.paragraphs:
            assert set(re.findall(cited, paragraph)) <= set(full)


def test_heading_of_the_sample_comes_from_its_letterhead(sample: Plan) -> None:
    heading = appendix_heading(sample, sample.appendices[0])
    assert heading.label == "PHỤ LỤC"
    assert heading.caption == "(Kèm theo Kế hoạch số 215/KH-SXD ngày 18 tháng 12 năm 2026 của Sở Xây dựng)"


def test_index_of_starters_matches_the_files() -> None:
    index = json.loads((STARTERS / "index.json").read_text(encoding="utf-8"))
    assert all(set(entry) == {"file", "title", "description"} and all(entry.values()) for entry in index)
    assert sorted(entry["file"] for entry in index) == [path.name for path in STARTER_FILES]
    assert set(STARTER_LAYOUTS) == {path.name for path in STARTER_FILES}
    assert len({entry["title"] for entry in index}) == len(index)


def test_starters_hold_what_they_promise() -> None:
    plans = {path.stem: read(path) for path in STARTER_FILES}
    assert all(len(plans[name].appendices[0].areas) == 8 for name in plans if name != "trong")
    assert all(area.items for area in plans["sau-noi-dung"].appendices[0].areas)
    assert all(line.activity and line.funding for line in lines_of(plans["muc-tieu-kinh-phi"]))
    assert plans["bang-gon"].task_count() == 0
    assert plans["trong"].task_count() == plans["trong"].line_count() == 1
    assert not any(plans["trong"].legal_bases + plans["trong"].sections)
    for name, plan in plans.items():
        assert plan.period.start == (None if name == "trong" else 2027)
        assert all(line.lead and line.deadline for line in lines_of(plan)) or name == "trong"


def test_documented_example_is_a_plan() -> None:
    guide = Path(__file__).resolve().parents[2] / "docs" / "cchc-plan-1.md"
    example = re.search(r"```json\n(.*?)```", guide.read_text(encoding="utf-8"), re.DOTALL)
    assert example
    plan = load_plan(example[1])
    assert plan.task_count() == 2
    assert plan.appendices[0].layout == built_in_layout("brief")


@pytest.mark.parametrize("layout", ["", ', "layout": {"name": "x", "columns": []}'])
@pytest.mark.parametrize("form", ["table", "list"])
def test_plan_without_a_column_still_shows_its_tasks(layout: str, form: str) -> None:
    area = '{"title": "I", "items": [{"kind": "task", "title": "Rà soát"}]}'
    inside = layout.replace('"x"', f'"x", "form": "{form}"')
    text = f'{{"format": "cchc-plan/1", "appendices": [{{"form": "{form}", "areas": [{area}]{inside}}}]}}'
    (appendix,) = load_plan(text).appendices
    assert appendix.layout == built_in_layout("list" if form == "list" else "product-first")
    assert "Rà soát" in {cell.text for cell in build_grid(appendix).cells()}

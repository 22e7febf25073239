"""cchc-plan/1: what is written reads back; what is damaged is told in one sentence and never crashes."""

from __future__ import annotations

import copy
import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.errors import InputProblem
from models.grid.build import build_grid
from models.layout import LAYOUT_NAMES, built_in_layout, layout_from_json
from models.numbering import Style
from models.plan import Area, Line, Plan, Task
from models.plan_json import appendix_to_json, dump_plan, layout_for_columns, load_plan, plan_from_json, plan_to_json
from tests.plans import small_plan
from tests.reference import SLUGS, needs_reference_plans, reference_plan

JUNK: list[Any] = [
    None,
    0,
    -1,
    1.5,
    True,
    "",
    "x",
    "\ud800",
    [],
    ["x"],
    [[]],
    {},
    {"kind": "task"},
    {"a": []},
    [None],
    10**30,
]


def test_a_plan_reads_back() -> None:
    plan = small_plan()
    assert load_plan(dump_plan(plan)) == plan
    assert load_plan(dump_plan(plan)).remarks == plan.remarks
    assert load_plan(dump_plan(Plan())) == Plan()


@needs_reference_plans
@pytest.mark.parametrize("slug", SLUGS)
def test_reference_plans_read_back(slug: str) -> None:
    plan = load_plan(reference_plan(slug, "json").read_text(encoding="utf-8"))
    assert plan.task_count() > 10
    assert load_plan(dump_plan(plan)) == plan


def test_what_is_written() -> None:
    data = plan_to_json(small_plan())
    assert (data["format"], data["number"], data["period"]["vision"]) == ("cchc-plan/1", "12", None)
    area = data["appendices"][0]["areas"][0]
    assert (area["number"], [item["number"] for item in area["items"]]) == ("I", ["1", "2", "3", "4"])
    assert area["items"][1]["lines"][1]["merged"] == ["lead"]
    assert area["items"][3]["lines"] == [{"reference": "Thực hiện theo Quyết định số 1"}]
    assert data["appendices"][0]["areas"][1]["items"][0]["items"][0]["lines"][0]["extra"] == {"k": "Riêng"}
    columns = data["appendices"][1]["columns"]
    assert "task" not in [column["field"] for column in columns]
    assert "Kế hoạch" in dump_plan(small_plan())


@pytest.mark.parametrize("name", LAYOUT_NAMES)
def test_the_layout_is_known_by_its_columns(name: str) -> None:
    layout = built_in_layout(name)
    assert layout_from_json(layout.to_json()) == layout
    data = appendix_to_json(small_plan().appendices[0])
    del data["layout"]
    assert layout_for_columns(data["columns"], False) == built_in_layout("objectives")


def test_unknown_columns_make_a_layout_of_their_own() -> None:
    columns = [
        {"field": "number", "header": "TT"},
        {"field": "task", "header": "Việc"},
        {"field": "extra.kpi", "header": "KPI", "group": "Đo"},
    ]
    layout = layout_for_columns(columns, False)
    assert (layout.name, [column.header for column in layout.columns]) == ("custom", ["TT", "Việc", "KPI"])
    assert layout.columns[2].group == "Đo"
    listed = layout_for_columns([{"field": "lead", "header": "Ai làm"}], True)
    assert listed.is_list
    assert listed.has("task")


def test_the_style_of_an_area_is_read_from_its_numbers() -> None:
    data = plan_to_json(small_plan())
    data["appendices"][0]["areas"][0]["items"][0]["number"] = "01"
    del data["appendices"][0]["layout"]
    assert plan_from_json(data).appendices[0].areas[0].item_style is Style.PADDED


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"format": "cchc-plan/9"}, "không phải kế hoạch"),
        ({"sections": {}}, "danh sách"),
        ({"sections": ["x"]}, "đối tượng"),
        ({"period": []}, "đối tượng"),
        ({"appendices": [{"layout": {"name": "x"}}]}, "Mẫu bảng"),
        ({"appendices": [{"areas": [{"items": [{"kind": "area"}]}]}]}, "loại lạ"),
        ({"appendices": [{"areas": [{"items": [{"kind": "objective", "items": [{"kind": "group"}]}]}]}]}, "sai chỗ"),
    ],
)
def test_what_is_wrong_is_told(change: dict[str, Any], words: str) -> None:
    with pytest.raises(InputProblem, match=words):
        plan_from_json(plan_to_json(small_plan()) | change)


@pytest.mark.parametrize(
    "text", ["", "{", "nul", "[" * 100_000, '{"a": ' * 100_000, "\ufeff{}", "[]", '"x"', "1e999999"]
)
def test_what_is_no_json_is_told(text: str) -> None:
    with pytest.raises(InputProblem):
        load_plan(text)


def test_sections_nested_too_deep_are_told() -> None:
    section: dict[str, Any] = {}
    for _level in range(30):
        section = {"sections": [section]}
    with pytest.raises(InputProblem, match="quá sâu"):
        plan_from_json({"format": "cchc-plan/1", "sections": [section]})


def test_absent_values_take_their_defaults() -> None:
    data = {"format": "cchc-plan/1", "appendices": [{"areas": [{"items": [{"kind": "task"}]}]}]}
    assert plan_from_json(data).appendices[0].areas == (Area(items=(Task(lines=(Line(),)),)),)
    assert plan_from_json({"format": "cchc-plan/1", "period": {"start": True, "end": "2027"}}) == Plan()


def places(data: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The path of every value in plain data."""
    found = [path] if path else []
    pairs = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in pairs:
        found += places(value, (*path, key))
    return found


WHOLE = json.loads(dump_plan(small_plan()))
PLACES = places(WHOLE)


@settings(max_examples=150)
@given(st.lists(st.tuples(st.sampled_from(PLACES), st.sampled_from([*JUNK, "delete"])), min_size=1, max_size=3))
def test_damaged_data_raises_only_input_problems(damage: list[tuple[tuple[Any, ...], Any]]) -> None:
    data = copy.deepcopy(WHOLE)
    for path, junk in damage:
        target: Any = data
        try:
            for key in path[:-1]:
                target = target[key]
            if junk == "delete":
                del target[path[-1]]
            else:
                target[path[-1]] = copy.deepcopy(junk)
        except (KeyError, IndexError, TypeError):
            continue
    check(data)


def check(data: Any) -> None:
    """A plan, or one sentence; and what was read can be written, stored and printed again."""
    plan = problem = None
    try:
        plan = plan_from_json(data)
    except InputProblem as found:
        problem = found.message
    if plan is None:
        assert problem is not None
        assert problem.endswith(".")
        return
    assert load_plan(dump_plan(plan)) == plan
    dump_plan(plan).encode("utf-8")
    for appendix in plan.appendices:
        for cell in build_grid(appendix).cells():
            assert isinstance(cell.text, str)
        assert all(column.width > 0 for column in appendix.layout.columns)


@pytest.mark.slow
def test_each_value_damaged_in_each_way() -> None:
    for path in PLACES:
        for junk in JUNK:
            data = copy.deepcopy(WHOLE)
            target: Any = data
            for key in path[:-1]:
                target = target[key]
            target[path[-1]] = junk
            check(data)

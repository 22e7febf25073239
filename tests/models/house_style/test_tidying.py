"""The normaliser: each switch writes what it is about in one way, again nothing changes, and nothing else is lost."""

from __future__ import annotations

import unicodedata
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.house_style.survey import Survey
from models.house_style.switches import DEFAULT_OFF, Choices, Switch, Where, switches
from models.house_style.tidying import tidied, tidy_command
from models.house_style.usages import USAGES
from models.layout import built_in_layout
from models.plan import Appendix, Area, Line, Plan, Section, Task
from models.registers import Unit
from models.store import PlanSession
from models.units.directory import Directory
from models.walk import plan_values
from tests.plans import small_plan

ALL = switches()
BY_NAME = {switch.name: switch for switch in ALL}
LEAD = Where("line", "lead", Directory((Unit(name="Văn phòng Sở", variants=("Văn Phòng sở",)),)))
DEADLINE = Where("line", "deadline")


def only(name: str, text: str, way: str = "", where: Where = Where()) -> str:  # noqa: B008
    """What one switch makes of a text."""
    return tidied(text, ALL, Choices(frozenset({name}), {name: way}), where).text


@pytest.mark.parametrize(
    ("name", "text", "right"),
    [
        ("spaces", "Rà  soát   hồ sơ", "Rà soát hồ sơ"),
        ("signs", "Rà soát ,đánh giá ( nếu có )", "Rà soát, đánh giá (nếu có)"),
        ("stops", "Rà soát,, đánh giá..", "Rà soát, đánh giá."),
        ("dashes", "kinh tế- xã hội", "kinh tế - xã hội"),
        ("zeros", "Tháng 1/2026; ngày 5/1/2026", "Tháng 01/2026; ngày 05/01/2026"),
        ("zeros", "ngày 5 tháng 2 năm 2026", "ngày 05 tháng 02 năm 2026"),
        ("zeros", "Trước 5/3/2026, tháng 3/2026", "Trước 05/3/2026, tháng 3/2026"),
        ("capitals", "Sở nội vụ và Uỷ ban Nhân dân tỉnh", "Sở Nội vụ và Uỷ ban nhân dân tỉnh"),
    ],
)  # fmt: skip
def test_one_switch(name: str, text: str, right: str) -> None:
    assert only(name, text) == right
    others = Choices(frozenset(BY_NAME) - {name} - DEFAULT_OFF)
    assert name in others.on or tidied(right, ALL, others).text == right


@pytest.mark.parametrize(
    ("name", "way", "text", "right"),
    [
        ("hang-nam", "hằng năm", "Hàng năm, HÀNG QUÝ, mặt hàng năm 2026", "Hằng năm, HẰNG QUÝ, mặt hàng năm 2026"),
        ("hang-nam", "hàng năm", "hằng tháng", "hàng tháng"),
        ("y-dai", "quản lý", "Quản lí quĩ, kĩ năng, tỉ mỉ", "Quản lý quỹ, kỹ năng, tỉ mỉ"),
        ("y-dai", "quản lí", "QUẢN LÝ", "QUẢN LÍ"),
        ("dau-thanh", "hòa, thủy", "hoá đơn, THUỶ lợi, quý, hoàn", "hóa đơn, THỦY lợi, quý, hoàn"),
        ("dau-thanh", "hoà, thuỷ", "khỏe, ủy ban", "khoẻ, uỷ ban"),
        ("khoang-nam", "2026-2030", "2026 – 2030 và 2026 -2030", "2026-2030 và 2026-2030"),
        ("khoang-nam", "2026 - 2030", "giai đoạn 2026-2030", "giai đoạn 2026 - 2030"),
        ("quy-nam", "Quý IV/2026", "Quý II năm 2026", "Quý II/2026"),
        ("quy-nam", "Quý IV năm 2026", "quý II/2026", "quý II năm 2026"),
    ],
)
def test_a_choice_of_ways(name: str, way: str, text: str, right: str) -> None:
    assert only(name, text, way) == right
    assert only(name, right, way) == right


def test_cells() -> None:
    assert only("ends", "Văn phòng Sở.", where=LEAD) == "Văn phòng Sở"
    assert only("ends", "Quý I/2026;", where=DEADLINE) == "Quý I/2026"
    assert only("ends", "Báo cáo.", where=Where("line", "product")) == "Báo cáo."
    assert only("units", "Văn Phòng sở", where=LEAD) == "Văn phòng Sở"
    assert only("units", "Văn Phòng sở") == "Văn Phòng sở"
    assert only("units", "Thanh tra Sở; văn phòng Sở", where=LEAD) == "Thanh tra Sở; văn phòng Sở"


def test_numbers_of_cited_documents_stay() -> None:
    text = "Nghị quyết số 1/2026/NQ-HĐND ngày 5/3/2026 giai đoạn 2026 - 2030"
    every = Choices(frozenset(BY_NAME))
    after = tidied(text, ALL, every).text
    assert "số 1/2026/NQ-HĐND" in after
    assert "05/3/2026" in after
    assert "2026-2030" in after


def test_addresses_of_the_net_stay() -> None:
    text = "https://dichvucong.gov.vn/tra-cuu?a=1,b;c và x@snv.gov.vn"
    assert tidied(text, ALL, Choices(frozenset(BY_NAME))).text == text


PIECES = st.sampled_from(
    ["Hàng năm", "hằng  quý", "quản lí", "hoá", "thủy", " ,", ",,", "..", " -", "- ", "2026 – 2030", "2026- 2027",
     "5/1/2026", "tháng 1", "Quý I năm 2026", "Quý II/2026", "Sở nội vụ", "Văn Phòng sở", "(", " )", "“", "”", "a",
     "\n", " ", ".", ";", "số 30/2020/NĐ-CP", "Đơn vị", "3,5", "v.v.", "...", "./."]
)  # fmt: skip
TEXTS = st.lists(PIECES, max_size=9).map(" ".join) | st.lists(PIECES, max_size=9).map("".join) | st.text(max_size=40)
WAYS = st.fixed_dictionaries({usage.name: st.sampled_from(usage.ways) for usage in USAGES})
CHOICES = st.builds(Choices, st.frozensets(st.sampled_from(sorted(BY_NAME))), WAYS)
WHERES = st.sampled_from([Where("section", "paragraphs"), LEAD, DEADLINE])


def bones(text: str) -> str:
    """The letters and figures of a text without marks, y as i, zeros and "năm" left out: what no switch may touch."""
    bare = unicodedata.normalize("NFD", unicodedata.normalize("NFC", text).lower().replace("đ", "d"))
    plain = "".join(sign for sign in bare if not unicodedata.combining(sign)).replace("y", "i").replace("nam", "")
    return "".join(sign for sign in plain if sign.isalnum() and sign != "0")


@given(TEXTS, CHOICES, WHERES)
def test_again_nothing_changes_and_nothing_is_lost(text: str, choices: Choices, where: Where) -> None:
    once = tidied(text, ALL, choices, where).text
    assert tidied(once, ALL, choices, where).text == once
    assert bones(once) == bones(text)


@given(TEXTS)
def test_switched_off_nothing_changes(text: str) -> None:
    assert tidied(text, ALL, Choices(frozenset())) == (text, {})


@given(TEXTS, st.sampled_from(ALL), WHERES)
def test_changes_are_in_order_and_never_overlap(text: str, switch: Switch, where: Where) -> None:
    for way in switch.ways or ("",):
        end = 0
        for change in switch.find(text, where, way):
            assert end <= change.start <= change.end <= len(text)
            assert text[change.start : change.end] != change.put
            end = change.end


def _plan() -> Plan:
    lines = [Line(id=f"l{n}", deadline="Hàng năm", product=f"Báo cáo  {n}") for n in range(30)]
    tasks = tuple(Task(title="Việc", lines=(line,)) for line in lines)
    return Plan(
        sections=(Section(id="s", paragraphs=("Hàng năm rà soát.", "Tốt.")),),
        appendices=(Appendix(layout=built_in_layout("product-first"), areas=(Area(title="A", items=tasks),)),),
    )


def test_a_survey_counts_and_lists() -> None:
    survey = Survey(tuple(plan_values(_plan())), ALL)
    while not survey.work(0):
        assert survey.share < 1
    choices = Choices(frozenset({"hang-nam"}), {"hang-nam": "hằng năm"})
    assert survey.count(BY_NAME["hang-nam"], choices) == 31
    assert survey.count(BY_NAME["hang-nam"], Choices(frozenset(), {"hang-nam": "hàng năm"})) == 0
    assert survey.count(BY_NAME["spaces"], choices) == 30
    places = list(survey.places(choices))
    assert len(places) == 31
    assert places[0].after == "Hằng năm rà soát."
    assert places[0].value.paragraph == 0
    assert len(list(survey.places(Choices(frozenset({"spaces"}))))) == 30
    assert list(survey.places(Choices(frozenset({"units"})))) == []


def test_all_changes_are_one_step(tmp_path: Path) -> None:
    with closing(PlanSession.create(tmp_path / "a.cchc", _plan())) as session:
        before = session.plan
        survey = Survey(tuple(plan_values(before)), ALL)
        survey.work()
        command = tidy_command(session.rows, survey.places(Choices(frozenset({"hang-nam", "spaces"}))))
        assert command is not None
        session.run(command)
        again = Survey(tuple(plan_values(session.plan)), ALL)
        again.work()
        assert list(again.places(Choices(frozenset({"hang-nam", "spaces"})))) == []
        assert session.undo_label.startswith("Chuẩn hóa cách viết ở 61 chỗ")
        session.undo()
        assert session.plan == before
        assert not session.undo_label


def test_a_plan_that_is_written_in_one_way_stays() -> None:
    survey = Survey(tuple(plan_values(small_plan())), ALL)
    survey.work()
    assert list(survey.places(Choices(frozenset(BY_NAME) - DEFAULT_OFF))) == []

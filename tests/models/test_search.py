"""Searching a plan: every text once, in reading order and within the scope; folded anew only where it changed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

import models.search.finding as finding
from models.commands import AddTask, Delete, SetLayout, SetText
from models.grid.grid import Address
from models.layout import built_in_layout
from models.plan import Plan
from models.search.context import PlaceNames, context_of
from models.search.finding import Finder, Hit, Query, Scope
from models.search.folding import Way
from models.search.order import place_key
from models.search.replacing import new_words, replace_command
from models.store import PlanSession
from models.text import fold
from models.walk import plan_values
from tests.plans import big_plan, small_plan

EVERYWHERE, LOOSE = Scope(), Way()


@pytest.fixture
def session(tmp_path: Path) -> PlanSession:
    return PlanSession.create(tmp_path / "a.cchc", small_plan(), backups=tmp_path)


def hits(finder: Finder, query: Query) -> list[Hit]:
    return [hit for portion in finder.search(query) for hit in portion]


def addresses(session: PlanSession, text: str, scope: Scope = EVERYWHERE) -> list[tuple[str, ...]]:
    found = hits(Finder(session), Query(text, scope=scope))
    return [tuple(hit.value.address) for hit in found]


def test_all_texts_are_found_in_reading_order(session: PlanSession) -> None:
    for text in ("Kế hoạch cải cách", "SỞ MẪU", "Căn cứ hai", "Hai.", "TỔ CHỨC", "Nguyễn Văn A", "Lưu: VT", "NHIỆM VỤ",
                 "Kèm theo", "Ghi chú", "Mức độ 4", "Trong nhóm", "Một cửa", "Riêng", "Quyết định số 1"):  # fmt: skip
        assert addresses(session, text), text
    order = [place[1] for place in addresses(session, "mot")]
    assert order == ["plan", "s1", "g1", "t9"]


def test_a_merged_cell_is_one_hit(session: PlanSession) -> None:
    # Three lines of two tasks stand under one cell.
    assert addresses(session, "van phong") == [("line", "l2", "lead")]


def test_scopes(session: PlanSession) -> None:
    everywhere = addresses(session, "mot")
    in_list = addresses(session, "mot", Scope("p2"))
    assert {place[1] for place in in_list} < {place[1] for place in everywhere}
    assert {place[0] for place in in_list} <= {"appendix", "area", "task", "line"}
    assert addresses(session, "hoat dong", Scope("p1", "product")) == []
    assert addresses(session, "dich vu", Scope("p1", "product")) == [("line", "l8", "product")]
    assert addresses(session, "do", Scope("p1", "task")) == [("task", "t3", "title"), ("task", "t6", "title")]
    cells = frozenset({Address("line", "l6", "activity")})
    assert addresses(session, "hoat dong", Scope("p1", cells=cells)) == [("line", "l6", "activity")]


@pytest.mark.parametrize("text", ["", " ", "  \n"])
def test_nothing_is_no_search(session: PlanSession, text: str) -> None:
    assert hits(Finder(session), Query(text)) == []


def test_the_hits_are_those_of_a_plain_look_at_every_text() -> None:
    plan = small_plan()
    finder = Finder(Source(plan))
    for text in ("hoat dong", "van", "m", "quy i", "so", "."):
        plain = sum(fold(value.text).count(fold(text)) for value in plan_values(plan))
        assert len(hits(finder, Query(text))) == plain, text


class Source:
    """Stands in for a session."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan


def test_only_what_changed_is_folded_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    session = PlanSession.create(tmp_path / "a.cchc", big_plan(300), backups=tmp_path)
    finder = Finder(session)
    assert len(hits(finder, Query("nhiem vu 7"))) == 11
    folds: list[str] = []
    plain = finding.folded
    monkeypatch.setattr(finding, "folded", lambda text, way: folds.append(text) or plain(text, way))
    assert len(hits(finder, Query("hoat dong 29"))) == 11
    # The cells of the eleven lines with hits, and the words that are searched.
    assert len(folds) <= 11 * 9 + 1
    session.run(SetText(Address("line", "l5", "lead"), "Thanh tra"))
    folds.clear()
    assert len(hits(finder, Query("thanh tra"))) == 1
    # The line, what it stands in up to the plan, and the cells of the hit; nothing of the other 299 lines.
    assert len(folds) <= 50
    session.run(AddTask("a0", "Thanh tra mới", "t3", id="neu"))
    session.run(Delete(("t5",)))
    folds.clear()
    assert [hit.value.address.id for hit in hits(finder, Query("thanh tra"))] == ["neu"]
    assert len(folds) <= 70


def test_what_a_node_no_longer_covers_is_found(session: PlanSession) -> None:
    finder = Finder(session)
    assert len(hits(finder, Query("van phong"))) == 1
    # l3 stood under l2's cell; without that it has a cell of its own.
    session.run(Delete(("l2",)))
    assert [hit.value.address.id for hit in hits(finder, Query("van phong"))] == ["l3"]
    session.run(Delete(("t2",)))
    assert [hit.value.address.id for hit in hits(finder, Query("van phong"))] == ["l4"]


def test_the_way_may_change(session: PlanSession) -> None:
    finder = Finder(session)
    assert len(hits(finder, Query("DICH vu"))) == 1
    assert hits(finder, Query("DICH vu", Way(marks=True))) == []
    assert len(hits(finder, Query("dịch vụ", Way(marks=True)))) == 1
    assert hits(finder, Query("dịch vụ", Way(marks=True, case=True))) == []
    assert len(hits(finder, Query("Dịch vụ", Way(case=True, words=True)))) == 1


def test_where_a_hit_stands_and_its_words(session: PlanSession) -> None:
    names = PlaceNames(lambda: session.rows)

    def told(text: str) -> str:
        return names.of(hits(Finder(session), Query(text))[0])

    assert told("dich vu") == "Phụ lục I · Sản phẩm/kết quả · Tích hợp"
    assert told("quy ii") == "Phụ lục I · Thời gian thực hiện · 2. Ban hành kế hoạch"
    assert told("hai.") == "Nội dung · I. MỤC ĐÍCH"
    assert told("can cu") == "Văn bản · Căn cứ"
    assert told("mot cua") == "Phụ lục I · Nhóm nhiệm vụ · 1."
    long = replace(small_plan(), title="đầu " * 40 + "chữ\ncần tìm" + " cuối" * 40)
    context = context_of(hits(Finder(Source(long)), Query("can tim"))[0])
    assert context.before.startswith("…")
    assert context.before.endswith("chữ ")
    assert context.matched == "cần tìm"
    assert context.after.startswith(" cuối")
    assert context.after.endswith("…")
    assert "\n" not in "".join(context)


@pytest.mark.parametrize(
    ("matched", "query", "wanted", "result"),
    [
        ("văn phòng", Query("van phong"), "thanh tra", "thanh tra"),
        ("Văn phòng", Query("van phong"), "thanh tra", "Thanh tra"),
        ("VĂN PHÒNG", Query("van phong"), "đơn vị", "ĐƠN VỊ"),
        ("VĂN PHÒNG", Query("van phong", Way(case=True)), "đơn vị", "đơn vị"),
        ("Văn phòng", Query("văn phòng"), "VĂN PHÒNG", "VĂN PHÒNG"),
        ("VĂN PHÒNG", Query("văn phòng"), "Văn phòng", "Văn phòng"),
        ("A", Query("a"), "một", "Một"),
        ("2026", Query("2026"), "2027", "2027"),
        ("Quý I", Query("quy i"), "", ""),
        ("x", Query("x"), "a\u200bb\x07", "ab"),
    ],
)  # fmt: skip
def test_the_words_that_come_instead(matched: str, query: Query, wanted: str, result: str) -> None:
    assert new_words(matched, query, wanted) == result


def replace_all(session: PlanSession, text: str, wanted: str, way: Way = LOOSE) -> list[Hit]:
    query = Query(text, way)
    found = hits(Finder(session), query)
    command = replace_command(session.rows, found, query, wanted)
    assert command is not None
    session.run(command)
    return found


def test_replacing_is_one_step_and_touches_only_what_was_found(session: PlanSession) -> None:
    before = session.plan
    texts = {(value.address, value.paragraph): value.text for value in plan_values(before)}
    found = replace_all(session, "hoat dong", "việc")
    assert len(found) == 9
    for value in plan_values(session.plan):
        old = texts[value.address, value.paragraph]
        assert value.text == old.replace("Hoạt động", "Việc")
    assert session.undo_label == "Thay thế 9 chỗ"
    session.undo()
    assert session.plan == before
    assert not session.undo_label


def test_several_hits_of_one_value_and_paragraphs(session: PlanSession) -> None:
    session.run(SetText(Address("line", "l1", "product"), "Báo cáo và báo cáo, BÁO CÁO"))
    replace_all(session, "bao cao", "kế hoạch")
    assert session.rows.node("l1").product == "Kế hoạch và kế hoạch, KẾ HOẠCH"  # type: ignore[union-attr]
    replace_all(session, "can cu", "theo")
    assert session.plan.legal_bases == ("Theo một;", "Theo hai;")
    replace_all(session, "Một.", "Bốn.", Way(marks=True))
    assert session.plan.sections[0].paragraphs == ("Bốn.", "Hai.")
    replace_all(session, "nguyễn văn a", "Trần B")
    assert session.plan.signer.name == "Trần B"


def test_a_merged_cell_is_set_in_all_its_lines(session: PlanSession) -> None:
    replace_all(session, "van phong", "Thanh tra")
    lines = [session.rows.node(id_) for id_ in ("l2", "l3", "l4")]
    assert [line.lead for line in lines] == ["Thanh tra"] * 3  # type: ignore[union-attr]
    assert "lead" in lines[1].merged  # type: ignore[union-attr]
    assert "lead" in lines[2].merged  # type: ignore[union-attr]


def test_a_hit_that_is_no_longer_there_is_left_alone(session: PlanSession) -> None:
    query = Query("bao cao")
    found = hits(Finder(session), query)
    session.run(SetText(Address("line", "l1", "product"), "Khác"))
    assert replace_command(session.rows, found, query, "x") is None
    session.run(Delete(("t1",)))
    assert replace_command(session.rows, found, query, "x") is None


def test_places_sort_as_they_are_read(session: PlanSession) -> None:
    session.run(AddTask("a1", "Sau", "t1", id="neu"))
    found = [value for value in plan_values(session.plan) if value.text]
    keys = [place_key(session.rows, value.address, value.paragraph) for value in found]
    assert keys == sorted(keys)
    assert len(set(keys)) == len(keys)
    assert place_key(session.rows, Address("line", "gone", "lead")) == ()


def test_columns_are_read_as_the_layout_prints_them(session: PlanSession) -> None:
    session.run(SetLayout("p1", built_in_layout("product-first")))
    session.run(SetText(Address("line", "l1", "lead"), "quanh"))
    for name in ("product", "deadline", "activity", "partners"):
        session.run(SetText(Address("line", "l1", name), "quanh"))
    columns = session.rows.node("p1").layout.line_fields()  # type: ignore[union-attr]
    found = [place[2] for place in addresses(session, "quanh")]
    printed = [name for name in columns if name in found]
    assert found[: len(printed)] == printed

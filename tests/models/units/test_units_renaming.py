"""Other names: agencies that changed, and a unit renamed everywhere as one step."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.layout import built_in_layout
from models.plan import Appendix, Area, Line, Plan, Section, Task
from models.registers import Unit, UnitChange
from models.store import PlanSession
from models.units.changes import in_force, renamed, since_from_words, since_words
from models.units.directory import directory_of
from models.units.renaming import change_places, changes_command, rename_command, rename_places

CHANGES = (
    UnitChange(old="Sở Giao thông vận tải", new="Sở Xây dựng", since="2025-03-01"),
    UnitChange(old="Sở Lao động - Thương binh và Xã hội", new="Sở Nội vụ", since="2025"),
    UnitChange(old="Văn phòng", new="Văn phòng Sở"),
    UnitChange(old="Phòng Vận tải", new="Phòng Quản lý vận tải", since="2025-07"),
    UnitChange(old="Đội Đường sông", new="Phòng Vận tải"),
    UnitChange(old="Trạm cũ", new=""),
)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Sở Giao thông vận tải, Công an tỉnh", "Sở Xây dựng, Công an tỉnh"),
        ("SỞ GIAO THÔNG VẬN TẢI TỈNH", "SỞ XÂY DỰNG TỈNH"),
        ("sở giao thông  vận tải", "sở Xây dựng"),
        ("Sở Lao động- Thương binh & Xã hội", "Sở Nội vụ"),
        ("Sở Lao động – Thương binh và Xã hội Bình Minh", "Sở Nội vụ Bình Minh"),
        ("Văn phòng; Văn phòng UBND tỉnh; Văn phòng Sở", "Văn phòng Sở; Văn phòng UBND tỉnh; Văn phòng Sở"),
        ("Văn phòng và Thanh tra", "Văn phòng Sở và Thanh tra"),
        ("Văn phòng và Quản trị", "Văn phòng và Quản trị"),
        ("Văn phòng - Tài vụ", "Văn phòng - Tài vụ"),
        ("Văn phòngs", "Văn phòngs"),
        # Where an agency changed twice, its last name comes.
        ("Đội Đường sông phối hợp", "Phòng Quản lý vận tải phối hợp"),
        ("Trạm cũ", "Trạm cũ"),
        ("", ""),
    ],
)
def test_new_names(text: str, wanted: str) -> None:
    assert renamed(text, CHANGES)[0] == wanted
    # What has its new name already stays.
    assert renamed(wanted, CHANGES[:4])[0] == wanted


def test_what_was_replaced_is_told_in_the_new_text() -> None:
    text, done = renamed("Gửi Văn phòng, Sở Giao thông vận tải.", CHANGES)
    assert text == "Gửi Văn phòng Sở, Sở Xây dựng."
    assert [(one.old, text[one.start : one.end]) for one in done] == [
        ("Văn phòng", "Văn phòng Sở"),
        ("Sở Giao thông vận tải", "Sở Xây dựng"),
    ]
    assert done[1].change is CHANGES[0]


def test_cited_documents_keep_their_issuers() -> None:
    cited = "Quyết định số 15/QĐ-SGTVT ngày 02/01/2020 của Sở Giao thông vận tải"
    assert renamed(f"Theo {cited}; báo cáo Sở Giao thông vận tải", CHANGES)[0] == f"Theo {cited}; báo cáo Sở Xây dựng"


def test_a_circle_of_names_ends() -> None:
    circle = (UnitChange(old="Sở A", new="Sở B"), UnitChange(old="Sở B", new="Sở A"))
    assert renamed("Sở A", circle)[0] in ("Sở A", "Sở B")


@given(st.text(max_size=40), st.text(max_size=12), st.text(max_size=12))
def test_any_names_are_safe(text: str, old: str, new: str) -> None:
    after, done = renamed(text, (UnitChange(old=old, new=new),))
    assert (after == text) == (not done)
    assert all(after[one.start : one.end] == one.new for one in done)


def test_days() -> None:
    assert [since_from_words(text) for text in ("01/3/2025", "3/2025", "2025", " ", "31/2/2025", "abc", "1/3")] == [
        "2025-03-01", "2025-03", "2025", "", None, None, None
    ]  # fmt: skip
    assert [since_words(text) for text in ("2025-03-01", "2025-01-12", "2025-11", "2025", "", "?")] == [
        "01/3/2025", "12/01/2025", "11/2025", "2025", "", "?"
    ]  # fmt: skip
    assert in_force(CHANGES, date(2025, 3, 1))[-1].old == "Trạm cũ"
    assert CHANGES[3] not in in_force(CHANGES, date(2025, 6, 30))
    assert CHANGES[3] in in_force(CHANGES, date(2025, 7, 1))


OFFICE = Unit(id="u1", name="Văn phòng Sở", short="VP", variants=("Văn phòng",))
CENTRE = Unit(id="u2", name="Văn phòng Đăng ký đất đai")


def plan() -> Plan:
    lines = (
        Line(id="l1", lead="Văn phòng", partners="Văn phòng Đăng ký đất đai; VP"),
        Line(id="l2", lead="Văn phòng", merged=frozenset({"lead"}), product="Báo cáo của Văn phòng Sở"),
        Line(id="l3", lead="Thanh tra", partners="Văn phòng UBND tỉnh", note="VĂN PHÒNG SỞ"),
    )
    task = Task(id="t1", title="Việc của văn phòng", lines=lines)
    section = Section(
        id="s1",
        heading="Văn phòng Sở",
        paragraphs=("Giao Văn phòng chủ trì.", "Quyết định số 7/QĐ-SXD ngày 03/02/2024 của Văn phòng Sở"),
    )
    areas = (Area(id="a1", items=(task,)),)
    appendix = Appendix(id="p1", layout=built_in_layout("product-first"), areas=areas)
    return Plan(sections=(section,), appendices=(appendix,), entries=(OFFICE, CENTRE))


def test_a_unit_is_renamed_everywhere_in_one_step(tmp_path: Path) -> None:
    with PlanSession.create(tmp_path / "p.cchc", plan()) as session:
        places = rename_places(session.plan, directory_of(session.plan.entries), OFFICE, "Phòng Tổng hợp")
        after = {(one.edit.address.id, one.edit.address.field, one.edit.paragraph): one.edit.after for one in places}
        assert after == {
            ("s1", "heading", -1): "Phòng Tổng hợp",
            ("s1", "paragraphs", 0): "Giao Phòng Tổng hợp chủ trì.",
            ("t1", "title", -1): "Việc của phòng Tổng hợp",
            ("l1", "lead", -1): "Phòng Tổng hợp",
            ("l1", "partners", -1): "Văn phòng Đăng ký đất đai; Phòng Tổng hợp",
            ("l2", "product", -1): "Báo cáo của Phòng Tổng hợp",
            ("l3", "note", -1): "PHÒNG TỔNG HỢP",
        }
        assert [one.edit.address.id for one in places if one.in_cell] == ["l1", "l1"]
        before = session.plan
        chosen = [one for one in places if one.edit.address.field != "title"]
        session.run(rename_command(session.rows, OFFICE, "Phòng Tổng hợp", chosen))
        lines = session.plan.appendices[0].areas[0].items[0].lines  # type: ignore[union-attr]
        assert [line.lead for line in lines] == ["Phòng Tổng hợp", "Phòng Tổng hợp", "Thanh tra"]
        assert session.plan.appendices[0].areas[0].items[0].title == "Việc của văn phòng"
        unit = session.plan.entries[0]
        assert isinstance(unit, Unit)
        assert (unit.id, unit.name, unit.variants) == ("u1", "Phòng Tổng hợp", ("Văn phòng", "Văn phòng Sở"))
        assert "Phòng Tổng hợp" in (session.undo_label or "")
        session.undo()
        assert session.plan == before
        assert session.plan.entries == before.entries


def test_a_name_with_braces_does_no_harm(tmp_path: Path) -> None:
    with PlanSession.create(tmp_path / "p.cchc", plan()) as session:
        places = rename_places(session.plan, directory_of(session.plan.entries), OFFICE, "Phòng {x}")
        session.run(rename_command(session.rows, OFFICE, "Phòng {x}", places))
        assert session.rows.node("l1").lead == "Phòng {x}"  # type: ignore[union-attr]


def test_agencies_change_in_the_plan(tmp_path: Path) -> None:
    with PlanSession.create(tmp_path / "p.cchc", plan()) as session:
        changes = (UnitChange(old="Văn phòng UBND tỉnh", new="Văn phòng Ủy ban"),)
        (place,) = change_places(session.plan, changes)
        assert (place.edit.address.id, place.edit.after, place.in_cell) == ("l3", "Văn phòng Ủy ban", True)
        assert [place.edit.before[start:end] for start, end in place.spans] == ["Văn phòng UBND tỉnh"]
        command = changes_command(session.rows, [place])
        assert command is not None
        session.run(command)
        assert session.rows.node("l3").partners == "Văn phòng Ủy ban"  # type: ignore[union-attr]
        assert changes_command(session.rows, [place]) is None

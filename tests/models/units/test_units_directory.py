"""The directory: finding units by their spellings, counting them, and a file to hand on."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from models.errors import InputProblem
from models.plan import Line
from models.registers import CitedDocument, Unit, UnitKind
from models.units.counting import LineCount, counting
from models.units.directory import NOBODY, Directory, directory_of
from models.units.exchange import headings, merged_into, rows_in_lines, unit_rows, units_csv, units_in_rows
from models.units.tokens import name_key

OFFICE = Unit(name="Văn phòng Sở", short="VP", variants=("Văn phòng",))
PLANNING = Unit(name="Phòng Kế hoạch - Tài chính", short="Phòng KH-TC")
MANY = Unit(name="Các phòng, đơn vị thuộc Sở", kind=UnitKind.COLLECTIVE)
KNOWN = Directory([OFFICE, PLANNING, MANY])


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("VĂN PHÒNG SỞ", OFFICE),
        ("văn phòng", OFFICE),
        ("Van phong So", OFFICE),
        ("Văn phòng Sở.", OFFICE),
        ("VP Sở", OFFICE),
        ("Phòng Kế hoạch–Tài chính", PLANNING),
        ("P. Kế hoạch -Tài chính", PLANNING),
        ("P.KH-TC", PLANNING),
        ("các phòng, đơn vị thuộc sở", MANY),
        ("Phòng Kế hoạch", None),
        ("Văn phòng Sở Y tế", None),
        ("", None),
        (" . ", None),
    ],
)
def test_spellings(text: str, unit: Unit | None) -> None:
    assert KNOWN.find(text) == unit


def _counts(lines: list[Line], directory: Directory) -> Mapping[str, LineCount]:
    *_waits, counts = counting(lines, directory)
    return counts or {}


def test_usual_short_words_are_the_same() -> None:
    assert name_key("UBND tỉnh") == name_key("Ủy ban nhân dân tỉnh") == name_key("Uỷ ban nhân dân tỉnh")
    assert name_key("Phòng Hoà giải") == name_key("Phòng Hòa giải")
    assert name_key("Phòng Văn hóa & Gia đình") == name_key("Phòng Văn hóa và Gia đình")
    assert name_key("Phòng Văn hóa và Gia đình") != name_key("Phòng Văn hóa - Gia đình")


def test_marks_tell_where_two_units_differ_in_them_alone() -> None:
    first, second = Unit(name="Tổ Báo"), Unit(name="Tổ Bảo")
    both = Directory([first, second])
    assert both.find("Tổ Báo") is first
    assert both.find("tổ bảo") is second
    assert both.find("To bao") is None


def test_one_directory_for_the_same_entries() -> None:
    entries = (OFFICE, CitedDocument(number="1/KH"), PLANNING)
    assert directory_of(entries) is directory_of(entries)
    assert directory_of(entries).units == (OFFICE, PLANNING)
    changed = (OFFICE,)
    assert directory_of(changed).units == (OFFICE,)
    # Two entries that are equal but for their ids are not the same unit.
    twin = Unit(name=OFFICE.name, short=OFFICE.short, variants=OFFICE.variants)
    assert directory_of((twin,)).units[0].id == twin.id


def test_counts_of_lines() -> None:
    lines = [
        Line(lead="Văn phòng; VP", partners="Các phòng, đơn vị thuộc Sở"),
        Line(lead="P.KH-TC chủ trì, phối hợp với Văn phòng Sở"),
        Line(lead="Thanh tra", partners="phòng KH-TC"),
    ]
    counts = {count.name: (count.leads, count.partners) for count in _counts(lines, KNOWN).values()}
    assert counts == {
        "Văn phòng Sở": (1, 1),
        "Các phòng, đơn vị thuộc Sở": (0, 1),
        "Phòng Kế hoạch - Tài chính": (1, 1),
        "Thanh tra": (1, 0),
    }
    assert set(_counts([Line(lead="Văn phòng Sở; Văn phòng")], NOBODY)) == {"van phong so", "van phong"}


def test_a_file_comes_back_as_it_was() -> None:
    units = (OFFICE, PLANNING, MANY)
    assert units_in_rows([headings(), *unit_rows(units)]) == units
    data = units_csv(units)
    assert data.startswith(b"\xef\xbb\xbf")
    lines = data.decode("utf-8-sig").split("\r\n")
    assert len(lines) == 5
    assert units_in_rows(rows_in_lines(lines)) == units
    assert rows_in_lines(["Tên đơn vị;Loại", '"Phòng A; B";Đơn vị']) == [
        ["Tên đơn vị", "Loại"],
        ["Phòng A; B", "Đơn vị"],
    ]


def test_a_strangers_table() -> None:
    rows = [
        ["DANH SÁCH ĐƠN VỊ", "", ""],
        ["STT", "Loại", "Tên cơ quan, đơn vị", "Viết tắt"],
        ["1", "Nhóm", "  Các phòng\nchuyên môn ", ""],
        ["2", "", "Thanh tra\u202e Sở", "TTra", "thừa"],
        ["3", "đơn vị", "", "x"],
        ["4"],
        ["5", "", "thanh tra sở", ""],
    ]
    units = units_in_rows(rows)
    assert [(unit.name, unit.short, unit.kind) for unit in units] == [
        ("Các phòng chuyên môn", "", UnitKind.COLLECTIVE),
        ("Thanh tra Sở", "TTra", UnitKind.UNIT),
    ]
    with pytest.raises(InputProblem, match="Tên đơn vị"):
        units_in_rows([["Nhiệm vụ", "Thời hạn"], ["a", "b"]])


def test_an_imported_list_adds_and_takes_nothing_away() -> None:
    known = Unit(name="Văn phòng Sở", variants=("Văn phòng",), id="u1")
    theirs = [
        Unit(name="văn phòng", short="VPS", variants=("Văn phòng", "Văn phòng cơ quan")),
        Unit(name="Thanh tra Sở"),
    ]
    kept = merged_into(Directory([known]), theirs)
    assert [(unit.id == "u1", unit.name, unit.short, unit.variants) for unit in kept] == [
        (True, "Văn phòng Sở", "VPS", ("Văn phòng", "Văn phòng cơ quan")),
        (False, "Thanh tra Sở", "", ()),
    ]
    assert merged_into(Directory([known]), [Unit(name="Văn phòng")]) == ()

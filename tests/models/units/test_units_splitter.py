"""Cells of leads and partners taken apart: our own table, the five plans, and whatever else may stand in a cell."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.registers import Unit, UnitKind
from models.units.directory import NOBODY, Directory
from models.units.splitter import split
from tests.models.units.split_table import cases, digest, places, reference_cases, told
from tests.reference import SLUGS, needs_reference_plans, reference_plan


@pytest.mark.parametrize(("text", "wanted"), cases(), ids=[text[:60] for text, _wanted in cases()])
def test_our_table(text: str, wanted: str) -> None:
    assert told(split(text, NOBODY)) == wanted


def test_the_table_is_large_enough() -> None:
    assert len(cases()) >= 150
    assert sum("|" in wanted for _text, wanted in cases()) >= 50


def cells(node: Any) -> Iterator[str]:
    """The lead and partner cells of a plan in JSON."""
    if isinstance(node, dict):
        yield from (text for name in ("lead", "partners") if isinstance(text := node.get(name), str) and text)
        for value in node.values():
            yield from cells(value)
    elif isinstance(node, list):
        for value in node:
            yield from cells(value)


@needs_reference_plans
@pytest.mark.parametrize("slug", SLUGS)
def test_cells_of_the_real_plans(slug: str) -> None:
    wanted = reference_cases()
    plan = json.loads(reference_plan(slug, "json").read_text(encoding="utf-8"))
    found = {text: places(split(text, NOBODY)) for text in cells(plan["appendices"])}
    assert found
    assert {text: read for text, read in found.items() if wanted.get(digest(text)) != read} == {}


def test_names_of_the_directory_come_first() -> None:
    units = [
        Unit(name="Phòng Pháp chế và Thanh tra"),
        Unit(name="Phòng Hành chính, Văn phòng số", short="Phòng HC, VPS"),
        Unit(name="Tổ 389"),
        Unit(name="Các phòng quản lý", kind=UnitKind.UNIT),
    ]
    known = Directory(units)
    text = "Phòng Pháp chế và Thanh tra, Phòng HC, VPS và Tổ 389"
    assert [part.name for part in split(text, known)] == [
        "Phòng Pháp chế và Thanh tra",
        "Phòng Hành chính, Văn phòng số",
        "Tổ 389",
    ]
    assert len(split("Phòng Pháp chế và Thanh tra", NOBODY)) == 2
    # What the directory says of many counts more than the words.
    assert [part.collective for part in split("Các phòng quản lý", known)] == [False]


def test_a_name_of_the_directory_that_goes_on_is_another_unit() -> None:
    known = Directory([Unit(name="Văn phòng"), Unit(name="Phòng Công chức"), Unit(name="Phòng Hành chính")])
    for text in ("Văn phòng UBND tỉnh", "Phòng Công chức, viên chức", "Phòng Hành chính - Tổ chức"):
        (part,) = split(text, known)
        assert part.unit is None
        assert part.text == text
    (part,) = split("Phòng Hành chính theo dõi, đôn đốc", known)
    assert part.name == "Phòng Hành chính"


def test_places_are_those_of_the_text() -> None:
    text = "- Văn phòng  Sở.\n- Phòng  Kế hoạch – Tài chính chủ trì"
    parts = split(text, NOBODY)
    assert [text[part.start : part.end] for part in parts] == ["Văn phòng  Sở", "Phòng  Kế hoạch – Tài chính"]
    assert [part.text for part in parts] == ["Văn phòng Sở", "Phòng Kế hoạch – Tài chính"]


WORDS = st.sampled_from(
    ["Phòng", "phòng", "các", "Các", "Văn phòng", "Sở", "và", ",", ";", "\n", "-", "–", "(", ")", ":", ".", "chủ trì",
     "phối hợp", "với", "UBND", "cấp", "huyện", "thuộc", "liên quan", "P.", "Phạm vi", "KH-TC", "&", "/", "Kế hoạch"]
)  # fmt: skip


@given(st.lists(WORDS, max_size=14).map(" ".join) | st.text(max_size=60))
def test_anything_can_be_split(text: str) -> None:
    known = Directory([Unit(name="Văn phòng Sở", variants=("Văn phòng",)), Unit(name="Phòng Kế hoạch và")])
    for directory in (NOBODY, known):
        end = 0
        for part in split(text, directory):
            assert end <= part.start < part.end <= len(text)
            assert part.text == " ".join(text[part.start : part.end].split())
            assert any(sign.isalnum() or sign == "_" for sign in part.text)
            assert part.role in ("", "lead", "partners")
            end = part.end


def test_each_text_is_read_once() -> None:
    known = Directory([Unit(name="Văn phòng")])
    assert split("Văn phòng, Thanh tra", known) is split("Văn phòng, Thanh tra", known)

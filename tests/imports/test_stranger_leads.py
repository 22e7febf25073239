"""Cells that name who leads and who takes part at once: kept as printed, and on demand two columns."""

from __future__ import annotations

import pytest

from imports.choices import NO_CHOICES
from imports.recognise.shared_cells import lead_and_partners
from tests.imports.drawn import appendix_of, draft_of, fields, line
from tests.imports.strangers import Rows


def table(heading: str, *cells: str) -> Rows:
    """A table with these cells in the column of leads."""
    head = ["STT", "Nhiệm vụ", heading, "Thời gian"]
    return [head, *([str(n), f"Việc thứ {n}", cell, "Quý I"] for n, cell in enumerate(cells, 1))]


LABELLED = table(
    "Cơ quan, đơn vị thực hiện",
    "Chủ trì: Văn phòng; Phối hợp: Các phòng, ban",
    "- Chủ trì: Phòng Tư pháp\n- Phối hợp: Công an xã; Văn phòng",
    "Thanh tra",
)


def test_the_cells_stay_as_they_are_printed() -> None:
    appendix = appendix_of(LABELLED)
    assert fields(appendix) == ["number", "task", "lead", "deadline"]
    assert line(appendix).lead == "Chủ trì: Văn phòng; Phối hợp: Các phòng, ban"


def test_taken_the_cells_become_two_columns() -> None:
    (offer,) = draft_of(LABELLED).offers
    assert offer.shown == "Chủ trì: Văn phòng; phối hợp: Các phòng, ban"
    appendix = appendix_of(LABELLED, choices=NO_CHOICES.with_offer(offer.key, True), repeated="chủ trì phối hợp")
    assert fields(appendix) == ["number", "task", "lead", "partners", "deadline"]
    assert [(line(appendix, n).lead, line(appendix, n).partners) for n in range(3)] == [
        ("Văn phòng", "Các phòng, ban"), ("Phòng Tư pháp", "Công an xã; Văn phòng"), ("Thanh tra", ""),
    ]  # fmt: skip
    assert [(c.header, c.group) for c in appendix.layout.columns[2:4]] == [
        ("Chủ trì", "Cơ quan, đơn vị thực hiện"), ("Phối hợp", "Cơ quan, đơn vị thực hiện"),
    ]  # fmt: skip


def test_a_heading_of_both_parts_its_cells_at_slashes_and_line_breaks() -> None:
    rows = table("Chủ trì/Phối hợp", "Văn phòng/Các phòng", "Thanh tra\nCông an xã", "Phòng Tư pháp")
    (offer,) = draft_of(rows).offers
    appendix = appendix_of(rows, choices=NO_CHOICES.with_offer(offer.key, True))
    assert [(line(appendix, n).lead, line(appendix, n).partners) for n in range(3)] == [
        ("Văn phòng", "Các phòng"), ("Thanh tra", "Công an xã"), ("Phòng Tư pháp", ""),
    ]  # fmt: skip


def test_without_a_heading_of_both_a_slash_parts_nothing() -> None:
    assert draft_of(table("Chủ trì", "Văn phòng/Các phòng", "Thanh tra\nCông an xã")).offers == ()


@pytest.mark.parametrize(
    ("text", "split"),
    [
        ("Văn phòng chủ trì, phối hợp với các phòng", ("Văn phòng", "các phòng")),
        ("Văn phòng chủ trì, các phòng phối hợp.", ("Văn phòng", "các phòng")),
        ("Phòng Tư pháp chủ trì; Công an xã phối hợp thực hiện", ("Phòng Tư pháp", "Công an xã")),
        ("Đơn vị chủ trì: Văn phòng. Đơn vị phối hợp: Các phòng.", ("Văn phòng", "Các phòng")),
        ("+ Chủ trì: Sở Y tế\n+ Phối hợp với: Sở Nội vụ", ("Sở Y tế", "Sở Nội vụ")),
        ("Văn phòng chủ trì", None),
        ("Các phòng phối hợp", None),
        ("Chủ trì: Văn phòng", None),
        ("Văn phòng", None),
    ],
)
def test_who_leads_and_who_takes_part(text: str, split: tuple[str, str] | None) -> None:
    assert lead_and_partners(text) == split


def test_hostile_cells_are_looked_at_in_no_time() -> None:
    for giant in ("chủ trì: " + "; " * 900, "chủ trì " * 240, "- " * 900, "phối hợp: " * 190):
        lead_and_partners(giant, both=True)

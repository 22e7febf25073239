"""Commands on the text of the plan: levels, headings and paragraphs; which numbers run, and which are left alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.commands import (
    AddSection,
    Delete,
    Demote,
    MoveBy,
    MoveParagraph,
    Numbered,
    Promote,
    Renumber,
    SetBody,
    SetParagraphs,
    SetSections,
    Together,
    ToHeading,
    ToText,
)
from models.commands.outline import Body, LineKind, OutlineLine, body_of, lines_of, without_mark
from models.commands.section_numbers import kept_running, level_of, renumbered, running_scheme, runs
from models.errors import InputProblem
from models.grid.grid import Address
from models.plan import Plan, Section
from models.store import PlanSession
from models.store.transaction import Command


def sec(id_: str, number: str = "", *below: Section, heading: str = "", texts: tuple[str, ...] = ()) -> Section:
    """A section whose heading is its id in capitals."""
    return Section(id=id_, number=number, heading=heading or id_.upper(), paragraphs=texts, sections=below)


USUAL = (
    sec("a", "I", sec("a1", "1", texts=("Một.", "Hai.")), sec("a2", "2", sec("a2a", "a"), sec("a2b", "b"))),
    sec("b", "II", texts=("Ba.",)),
    sec("c", "III", sec("c1", "1")),
)
TWO_THREES = (sec("a", "I"), sec("b", "II"), sec("c", "III"), sec("d", "III", sec("d1", "1"), sec("d2", "2")))


@pytest.fixture
def session(tmp_path: Path) -> Iterator[PlanSession]:
    """A session on a plan with legal bases and no sections yet."""
    plan = Plan(id="plan", legal_bases=("Căn cứ một;", "Sở ban hành như sau:"), sections=USUAL)
    with PlanSession.create(tmp_path / "a.cchc", plan, backups=tmp_path / "b") as opened:
        yield opened


def shape(sections: tuple[Section, ...], depth: int = 0) -> list[str]:
    """Number and id of each section, indented by its level."""
    out: list[str] = []
    for section in sections:
        out += [f"{'  ' * depth}{section.number} {section.id}", *shape(section.sections, depth + 1)]
    return out


def text_order(session: PlanSession) -> list[str]:
    """All texts from top to bottom."""
    return [line.text for line in lines_of(Body(session.plan.legal_bases, session.plan.sections))]


def after(session: PlanSession, command: Command) -> list[str]:
    """The shape of the body after a command that can be undone as one step."""
    before = session.plan
    assert session.run(command).changes
    found = shape(session.plan.sections)
    session.undo()
    assert session.plan == before
    session.redo()
    return found


# Levels


def test_promoting_takes_the_following_ones_along_and_keeps_the_order_of_the_text(session: PlanSession) -> None:
    order = text_order(session)
    session.run(AddSection("a", "A3", "3", id="a3"))
    order.insert(order.index("B"), "A3")
    assert after(session, Promote("a2")) == [
        "I a",
        "  1 a1",
        "II a2",
        "  1 a2a",
        "  2 a2b",
        "  3 a3",
        "III b",
        "IV c",
        "  1 c1",
    ]
    assert text_order(session) == order


def test_demoting_puts_a_section_into_the_one_above(session: PlanSession) -> None:
    order = text_order(session)
    assert after(session, Demote("c"))[-2:] == ["  1 c", "    a c1"]
    assert text_order(session) == order
    assert session.plan.sections[1].sections[0].id == "c"


def test_demoting_and_promoting_again_brings_everything_back(session: PlanSession) -> None:
    before = session.plan.sections
    session.run(Demote("c"))
    session.run(Promote("c"))
    assert session.plan.sections == before


@pytest.mark.parametrize(
    "command", [Promote("a"), Demote("a"), Demote("a2a"), Demote("a1"), Promote("gone"), ToText("gone")]
)
def test_what_makes_no_sense_is_told_and_changes_nothing(session: PlanSession, command: Command) -> None:
    before = session.plan
    with pytest.raises(InputProblem):
        session.run(command)
    assert session.plan is before


def test_there_is_no_level_below_the_points(session: PlanSession) -> None:
    with pytest.raises(InputProblem, match="Dưới điểm a"):
        session.run(Demote("a2b"))
    with pytest.raises(InputProblem, match="Dưới điểm a"):
        session.run(Demote("a2"))


# Numbers


def test_a_series_that_runs_runs_on_after_a_deletion_a_move_and_an_addition(session: PlanSession) -> None:
    assert after(session, Numbered(Delete(("b",))))[-2:] == ["II c", "  1 c1"]
    assert after(session, Numbered(MoveBy(("c",), -1)))[:2] == ["I c", "  1 c1"]
    assert after(session, Numbered(AddSection("plan", "Mới", "", "c", id="n")))[2] == "II n"
    assert after(session, Numbered(AddSection("n", "Con", "", id="n1")))[3] == "  1 n1"


def test_an_odd_number_of_last_year_stays(session: PlanSession) -> None:
    session.run(SetSections(TWO_THREES))
    assert after(session, Numbered(Delete(("a",)))) == ["II b", "III c", "III d", "  1 d1", "  2 d2"]
    assert after(session, Promote("d2")) == ["II b", "III c", "III d", "  1 d1", "IV d2"]
    assert after(session, Renumber()) == ["I b", "II c", "III d", "  1 d1", "IV d2"]


def test_numbers_change_only_where_the_structure_did(session: PlanSession) -> None:
    session.run(SetSections((*USUAL[:2], sec("c", "V", sec("c1", "3"), sec("c2", "3")))))
    changes = session.run(Numbered(AddSection("c", "Mới", "", "c1", id="n")))
    assert {change.id for change in changes.changes} == {"n"}
    assert session.plan.sections[2].sections[1].number == "4"


@pytest.mark.parametrize(
    ("numbers", "anew"),
    [
        (("A", "B", "C"), ("A", "B", "C", "D")),
        (("01", "02"), ("01", "02", "03")),
        (("Phần thứ nhất", "Phần thứ hai"), ("Phần thứ nhất", "Phần thứ hai", "Phần thứ ba")),
        (("PHẦN THỨ NHẤT",), ("PHẦN THỨ NHẤT", "PHẦN THỨ HAI")),
        (("Chương I", "Chương II"), ("Chương I", "Chương II", "Chương III")),
        (("",), ("", "")),
        (("c", "d", "đ"), ("c", "d", "đ", "e")),
        (("Điều lạ", "x1"), ("Điều lạ", "x1", "")),
    ],
)
def test_each_style_goes_on_in_its_own_way(numbers: tuple[str, ...], anew: tuple[str, ...]) -> None:
    before = tuple(sec(f"s{place}", number) for place, number in enumerate(numbers))
    found = kept_running(before, (*before, sec("new")))
    assert tuple(section.number for section in found) == anew


def test_dotted_numbers_follow_the_number_above() -> None:
    before = (sec("a", "1", sec("a1", "1.1"), sec("a2", "1.2")), sec("b", "2", sec("b1", "2.1")))
    found = kept_running(before, (before[1], before[0], sec("n", "", sec("n1"))))
    assert shape(found) == ["1 b", "  1.1 b1", "2 a", "  2.1 a1", "  2.2 a2", "3 n", "  3.1 n1"]


def test_running_means_from_the_first_without_gap() -> None:
    assert running_scheme(("I", "II"), "") is not None
    for numbers in (("I", "III"), ("II", "III"), ("I", "2"), ("", "1"), ("1", "1")):
        assert running_scheme(numbers, "") is None
    assert runs(USUAL)
    assert not runs(TWO_THREES)
    assert runs(renumbered(TWO_THREES))


NUMBERS = st.sampled_from(
    ["", "I", "II", "III", "1", "2", "a", "đ", "A", "C", "01", "1.1", "Phần thứ hai", "=1+1", "x", "😀"]
)


@st.composite
def bodies(draw: st.DrawFn, depth: int = 0) -> tuple[Section, ...]:
    """Sections with any numbers."""
    count = draw(st.integers(0, 3 if depth < 3 else 0))
    return tuple(
        Section(
            number=draw(NUMBERS),
            heading=draw(st.sampled_from(["", "Mục"])),
            paragraphs=draw(st.sampled_from([(), ("Một",), ("Một\nhai", "- Ba")])),
            sections=draw(bodies(depth + 1)),
        )
        for _place in range(count)
    )


@given(bodies())
def test_a_text_that_nobody_touched_keeps_its_numbers(sections: tuple[Section, ...]) -> None:
    assert kept_running(sections, sections) == sections


@given(bodies())
def test_lines_and_sections_are_the_same_text(sections: tuple[Section, ...]) -> None:
    body = Body(("Căn cứ;",), sections)
    again = body_of(lines_of(body))
    assert again == body
    assert shape(again.sections) == shape(sections)


@given(bodies(), st.data())
def test_any_change_of_any_text_gives_numbers(sections: tuple[Section, ...], data: st.DataObject) -> None:
    lines = lines_of(Body((), sections))
    shuffled = [line._replace(level=data.draw(st.integers(0, 4))) for line in data.draw(st.permutations(lines))]
    changed = body_of(shuffled)
    found = kept_running(sections, changed.sections)
    assert [line._replace(number="") for line in lines_of(Body((), found))] == [
        line._replace(number="") for line in lines_of(Body((), changed.sections))
    ]
    assert runs(renumbered(found))


# Paragraphs and headings


def test_paragraphs_keep_their_line_breaks_and_merge_into_one_step(session: PlanSession) -> None:
    address = Address("section", "b", "paragraphs")
    session.run(SetParagraphs(address, ("Ba", "Bốn\x00\nnăm")))
    session.run(SetParagraphs(address, ("Ba.", "Bốn\nnăm")))
    assert session.plan.sections[1].paragraphs == ("Ba.", "Bốn\nnăm")
    session.undo()
    assert session.plan.sections[1].paragraphs == ("Ba.",)
    assert session.undo_label == ""
    with pytest.raises(ValueError, match="no paragraphs"):
        session.run(SetParagraphs(Address("section", "b", "heading"), ("x",)))


def test_a_paragraph_becomes_a_heading_without_the_number_typed_before_it(session: PlanSession) -> None:
    session.run(SetParagraphs(Address("section", "b", "paragraphs"), ("Đầu.", "1. Mục đích", "Thân.", "Cuối.")))
    session.run(ToHeading("b", 1, 1, "n"))
    made = session.plan.sections[1].sections[0]
    assert (made.id, made.number, made.heading, made.paragraphs) == ("n", "1", "Mục đích", ("Thân.", "Cuối."))
    assert session.plan.sections[1].paragraphs == ("Đầu.",)
    session.run(ToText("n"))
    assert session.plan.sections[1].paragraphs == ("Đầu.", "Mục đích", "Thân.", "Cuối.")


def test_a_legal_basis_can_become_the_first_heading_and_back(session: PlanSession) -> None:
    session.run(ToHeading("", 1, 0, "n"))
    assert session.plan.legal_bases == ("Căn cứ một;",)
    assert shape(session.plan.sections)[:2] == ["I n", "II a"]
    session.run(ToText("n"))
    assert session.plan.legal_bases == ("Căn cứ một;", "Sở ban hành như sau:")
    assert shape(session.plan.sections)[0] == "I a"


def test_a_heading_deeper_than_possible_stands_on_the_next_level(session: PlanSession) -> None:
    session.run(ToHeading("b", 0, 3, "n"))
    assert shape(session.plan.sections[1:2]) == ["II b", "  1 n"]


def test_a_paragraph_moves_over_headings_but_not_among_the_legal_bases(session: PlanSession) -> None:
    session.run(MoveParagraph("b", 0, -1))
    assert session.plan.sections[0].sections[1].sections[1].paragraphs == ("Ba.",)
    session.run(MoveParagraph("a2b", 0, 1))
    assert session.plan.sections[1].paragraphs == ("Ba.",)
    session.run(MoveParagraph("a1", 1, -1))
    assert session.plan.sections[0].sections[0].paragraphs == ("Hai.", "Một.")
    session.run(SetSections((sec("a", "I", texts=("Đầu.",)),)))
    assert session.run(MoveParagraph("a", 0, -1)).changes == ()
    assert session.run(MoveParagraph("", 1, 1)).changes == ()
    assert session.run(MoveParagraph("a", 0, 1)).changes == ()
    with pytest.raises(InputProblem):
        session.run(MoveParagraph("a", 1, -1))
    session.run(MoveParagraph("", 1, -1))
    assert session.plan.legal_bases == ("Sở ban hành như sau:", "Căn cứ một;")


def test_a_whole_body_is_set_in_one_step_with_its_numbers(session: PlanSession) -> None:
    before = session.plan
    body = Body(("Căn cứ hai.",), (USUAL[2], replace(USUAL[0], heading="KHÁC"), sec("n")))
    session.run(SetBody(body, "Dán"))
    assert session.undo_label == "Dán"
    assert session.plan.legal_bases == ("Căn cứ hai.",)
    assert shape(session.plan.sections)[:3] == ["I c", "  1 c1", "II a"]
    assert session.plan.sections[2].number == "III"
    session.undo()
    assert session.plan == before


def test_numbers_run_on_within_a_step_of_several_commands(session: PlanSession) -> None:
    session.run(Together("Hai", (Numbered(Delete(("a",))), Numbered(MoveBy(("c",), -1)))))
    assert shape(session.plan.sections) == ["I c", "  1 c1", "II b"]


@pytest.mark.parametrize(
    ("text", "bare"),
    [("1. Mục đích", "Mục đích"), ("a) Một", "Một"), ("- Hai", "Hai"), ("I. BA", "BA"), ("1.2. Bốn", "Bốn"),
     ("2027. Năm", "2027. Năm"), ("1.", "1."), ("Sở Nội vụ", "Sở Nội vụ"), ("đ) Sáu", "Sáu")],
)  # fmt: skip
def test_marks_before_a_heading(text: str, bare: str) -> None:
    assert without_mark(text) == bare


def test_blank_lines_and_doubled_ids_do_no_harm() -> None:
    lines = [
        OutlineLine(LineKind.TEXT, "Trên cùng"),
        OutlineLine(LineKind.HEADING, "A", 0, "I", "a"),
        OutlineLine(LineKind.TEXT, "  "),
        OutlineLine(LineKind.RUNNING, "chạy", 2, "1", "a"),
        OutlineLine(LineKind.BASIS, "dưới"),
    ]
    body = body_of(lines)
    assert body.bases == ("Trên cùng",)
    assert body.sections[0].sections[0].paragraphs == ("chạy", "dưới")
    assert body.sections[0].sections[0].id not in ("", "a")


def test_the_level_of_a_pasted_number() -> None:
    assert [level_of(number, ()) for number in ("II", "3", "b", "x1")] == [0, 1, 2, 0]
    in_parts = (sec("p", "Phần thứ nhất", sec("a", "I", sec("a1", "1"))),)
    assert [level_of(number, in_parts) for number in ("II", "3", "Phần thứ hai")] == [1, 2, 0]

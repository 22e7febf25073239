"""Texts to be offered: what is found, in which order, from which part of a cell on; in step with the plan."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models import suggestions
from models.bullets import bullet_of, next_bullet
from models.commands import AddLine, Delete, MergeUp, Move, ReplacePlan, SetReference, SetText, SplitCell
from models.errors import InputProblem
from models.grid.grid import Address
from models.layout import built_in_layout
from models.plan import Appendix, Area, Line, Plan, Task
from models.store import PlanSession
from models.suggestions import MOST_LOOKED_AT, Suggestions, part_starts, pieces_of
from tests.plans import big_plan, small_plan


def plan_of(*areas: tuple[Line, ...]) -> Plan:
    """A plan with one task in each area."""
    made = tuple(
        Area(id=f"a{n}", title=f"Lĩnh vực {n}", items=(Task(id=f"t{n}", title="Việc", lines=lines),))
        for n, lines in enumerate(areas)
    )
    return Plan(
        id="plan", appendices=(Appendix(id="p1", title="A", layout=built_in_layout("product-first"), areas=made),)
    )


def leads(*texts: str, start: int = 0) -> tuple[Line, ...]:
    """Lines l0, l1 … with these units."""
    return tuple(Line(id=f"l{n}", lead=text) for n, text in enumerate(texts, start))


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[list[PlanSession]]:
    """Sessions that are closed at the end."""
    sessions: list[PlanSession] = []
    yield sessions
    for session in sessions:
        session.close()


class Offered:
    """A plan with its suggestions, kept in step as the window does."""

    def __init__(self, path: Path, plan: Plan) -> None:
        self.session = PlanSession.create(path, plan)
        self.texts = Suggestions(self.session.rows)
        self.session.subscribe(self.texts.follow)

    def __call__(
        self, before: str, line: str = "l0", name: str = "lead", after: str = "", every: bool = False
    ) -> list[str]:
        """The texts that are offered."""
        while not self.texts.grow(name, 7):
            pass
        return [offer.text for offer in self.texts.offers(name, line, before, after, every=every)]


@pytest.fixture
def made(tmp_path: Path, opened: list[PlanSession]) -> type[Offered]:
    """Makes a plan with suggestions."""

    class Made(Offered):
        def __init__(self, plan: Plan) -> None:
            super().__init__(tmp_path / "kế hoạch.cchc", plan)
            opened.append(self.session)

    return Made  # type: ignore[return-value]


def test_a_text_is_found_by_the_beginning_of_its_words_without_marks(made: type[Offered]) -> None:
    offered = made(plan_of(leads("", "Phòng Kế hoạch – Tài chính", "Văn phòng Sở")))  # type: ignore[call-arg]
    assert offered("van") == ["Văn phòng Sở"]
    assert offered("PHÒNG") == ["Phòng Kế hoạch – Tài chính", "Văn phòng Sở"]
    assert offered("phong s") == ["Văn phòng Sở"]
    assert offered("tai ch") == ["Phòng Kế hoạch – Tài chính"]
    assert offered("òng") == []
    assert offered("") == []
    assert offered("(") == []
    assert offered("Văn phòng Sở") == []
    assert offered("văn phòng sở") == ["Văn phòng Sở"]


def test_the_letters_that_fit_are_told(made: type[Offered]) -> None:
    offered = made(plan_of(leads("", "Phòng Kế hoạch", "Ban, phòng kế toán")))  # type: ignore[call-arg]
    offered("phong ke")
    found = offered.texts.offers("lead", "l0", "phong ke ")
    assert {one.text: one.text[slice(*one.marks[0])] for one in found} == {
        "Phòng Kế hoạch": "Phòng Kế",
        "phòng kế toán": "phòng kế",
        "Ban, phòng kế toán": "phòng kế",
    }


def test_order_beginning_area_how_often_how_lately(made: type[Offered]) -> None:
    near = leads("", "Thanh tra A", "Ban thanh tra")
    far = leads(*["Thanh tra B"] * 3, "Thanh tra C", "Thanh tra D", start=3)
    offered = made(plan_of(near, far))  # type: ignore[call-arg]
    assert offered("th") == ["Thanh tra A", "Thanh tra B", "Thanh tra C", "Thanh tra D", "Ban thanh tra"]
    assert offered("th", line="l7")[:2] == ["Thanh tra B", "Thanh tra C"]
    offered.session.run(SetText(Address("line", "l7", "lead"), "Thanh tra E"))
    assert offered("th", line="l3")[0] == "Thanh tra E"
    assert offered("th")[:3] == ["Thanh tra A", "Thanh tra E", "Thanh tra B"]


def test_a_line_does_not_offer_its_own_text(made: type[Offered]) -> None:
    offered = made(plan_of(leads("Thanh tra", "Thanh niên", "Thanh niên")))  # type: ignore[call-arg]
    assert offered("th") == ["Thanh niên"]
    assert offered("th", line="l1") == ["Thanh niên", "Thanh tra"]


def test_units_are_offered_one_by_one(made: type[Offered]) -> None:
    offered = made(plan_of(leads("", "Văn phòng Sở; Phòng Nội vụ, Thanh tra Sở", "Sở Văn hóa, Thể thao và Du lịch")))  # type: ignore[call-arg]
    assert offered("th") == ["Thanh tra Sở", "Sở Văn hóa, Thể thao và Du lịch",
                             "Văn phòng Sở; Phòng Nội vụ, Thanh tra Sở"]  # fmt: skip
    assert offered("Sở X; ph") == ["Phòng Nội vụ", "Văn phòng Sở"]
    assert offered("Sở X, Ph")[0] == "Phòng Nội vụ"
    assert offered("Sở Văn hóa, Th")[0] == "Sở Văn hóa, Thể thao và Du lịch"
    start = offered.texts.offers("lead", "l0", "Sở X;  ph")[0].start
    assert start == len("Sở X;  ")
    assert offered("Văn phòng Sở; P")[0] == "Văn phòng Sở; Phòng Nội vụ, Thanh tra Sở"


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("Các phòng, đơn vị thuộc Sở", []),
        ("Thanh tra Sở, Văn phòng Sở, các phòng, ban", ["Thanh tra Sở", "Văn phòng Sở", "các phòng, ban"]),
        ("UBND các huyện, thị xã; Sở Y tế", ["UBND các huyện, thị xã", "Sở Y tế"]),
        ("Sở Lao động, Thương binh và Xã hội, Sở Y tế.", ["Sở Lao động, Thương binh và Xã hội", "Sở Y tế"]),
    ],
)
def test_where_a_comma_parts_units(text: str, units: list[str]) -> None:
    assert [piece for piece in pieces_of(text, units=True) if piece != text] == units


def test_lines_of_a_cell_are_offered_without_their_bullets(made: type[Offered]) -> None:
    lines = (Line(id="l0"), Line(id="l1", product="- Quyết định ban hành;\n- Kế hoạch."))
    offered = made(plan_of(lines))  # type: ignore[call-arg]
    assert offered("ke", name="product")[0] == "Kế hoạch"
    found = offered.texts.offers("product", "l0", "- Báo cáo\n- ke")
    assert [(one.text, one.start) for one in found] == [("Kế hoạch", len("- Báo cáo\n- "))]
    assert offered("quyet", name="product")[0] == "Quyết định ban hành"


def test_only_at_the_end_of_a_part_is_something_offered(made: type[Offered]) -> None:
    offered = made(plan_of(leads("", "Văn phòng Sở")))  # type: ignore[call-arg]
    assert offered("Văn", after=" phòng Bộ") == []
    assert offered("văn", after="; Thanh tra") == []
    assert offered("A; văn", after="; Thanh tra") == ["Văn phòng Sở"]


def test_everything_is_offered_on_request(made: type[Offered]) -> None:
    offered = made(plan_of(leads("", "Văn phòng", "Thanh tra", "Thanh tra")))  # type: ignore[call-arg]
    assert offered("", every=True) == ["Thanh tra", "Văn phòng"]
    assert offered("van", every=True) == ["Văn phòng", "Thanh tra"]
    assert offered("xyz", every=True) == ["Thanh tra", "Văn phòng"]


def test_custom_columns_and_references_have_texts_of_their_own(made: type[Offered]) -> None:
    lines = (
        Line(id="l0"),
        Line(id="l1", extra={"Mã": "Đặc biệt"}, lead="Văn phòng"),
        Line(id="l2", reference="Thực hiện theo Quyết định số 1"),
    )
    offered = made(plan_of(lines))  # type: ignore[call-arg]
    assert offered("dac", name="extra.Mã") == ["Đặc biệt"]
    assert offered("van", name="extra.Mã") == []
    assert offered("thuc", name="reference") == ["Thực hiện theo Quyết định số 1"]


def test_huge_and_strange_texts_do_no_harm(made: type[Offered]) -> None:
    strange = ["A" * 100_000, "ngắn; " * 900, "😀 Mặt cười", "ß Straße", "e\u0301 tách", "<b>Thẻ</b>", "\n\n;;,,", "- "]
    offered = made(plan_of(leads("", *strange)))  # type: ignore[call-arg]
    assert all(len(text) < 500 for text in offered("a"))
    assert offered("mat") == ["😀 Mặt cười"]
    assert offered("strasse") == ["ß Straße"]
    assert offered("b>th") == ["<b>Thẻ</b>"]
    assert offered("x" * 100_000) == []


@pytest.mark.parametrize("seed", range(4))
def test_after_any_steps_the_same_is_offered_as_when_read_anew(seed: int, made: type[Offered]) -> None:
    offered = made(small_plan())  # type: ignore[call-arg]
    session, rng = offered.session, random.Random(seed)  # noqa: S311 - no secret
    for name in ("lead", "product"):
        offered("x", name=name)
    ids = [f"l{n}" for n in range(1, 11)]
    for step in range(60):
        line, name = rng.choice(ids), rng.choice(("lead", "product"))
        if line not in session.rows:
            continue
        task = session.rows.parent_id(line)
        command = rng.choice(
            (
                SetText(Address("line", line, name), rng.choice(("", "Thanh tra", "Tổ A; Văn phòng", f"T{step}"))),
                SetReference(line, rng.choice(("", "Theo Quyết định"))),
                MergeUp(line, name),
                SplitCell(line, name),
                AddLine(task, line),
                Delete((line,)),
                Move("t1", rng.choice(("a1", "a2", "g1")), None),
                ReplacePlan(small_plan(), "Lại từ đầu"),
            )
        )
        deed = rng.choice(("run", "run", "undo", "redo"))
        try:
            session.run(command) if deed == "run" else getattr(session, deed)()
        except InputProblem:
            continue
        fresh = Suggestions(session.rows)
        for field in ("lead", "product"):
            while not fresh.grow(field, 100):
                pass
            for typed in ("t", "van"):
                now = set(offered(typed, line="", name=field))
                assert now == {one.text for one in fresh.offers(field, "", typed)}


def test_a_lookup_looks_at_no_more_texts_in_a_large_plan(
    tmp_path: Path, opened: list[PlanSession], monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[str] = []
    fits = suggestions._fits
    monkeypatch.setattr(suggestions, "_fits", lambda text, query: looked.append(text) or fits(text, query))
    counts: dict[int, list[int]] = {}
    for lines in (100, 10_000):
        plan = big_plan(lines)
        session = PlanSession.create(tmp_path / f"{lines}.cchc", plan)
        opened.append(session)
        texts = Suggestions(session.rows)
        session.subscribe(texts.follow)
        while not texts.grow("activity", 500):
            pass
        counts[lines] = []
        for typed in ("h", "ho", "hoạt độ", "hoạt động 9", "động 77"):
            looked.clear()
            assert texts.offers("activity", "l0", typed)
            counts[lines].append(len(looked))
        looked.clear()
        session.run(SetText(Address("line", "l5", "activity"), "Hoạt động mới"))
        assert looked == []
        assert [one.text for one in texts.offers("activity", "l0", "hoạt động m")] == ["Hoạt động mới"]
    assert max(counts[10_000]) <= MOST_LOOKED_AT
    assert counts[100][0] == 99


def test_reading_goes_on_while_the_plan_changes(tmp_path: Path, opened: list[PlanSession]) -> None:
    session = PlanSession.create(tmp_path / "a.cchc", plan_of(leads("", "Một", "Hai", "Ba", "Bốn")))
    opened.append(session)
    texts = Suggestions(session.rows)
    session.subscribe(texts.follow)
    assert not texts.grow("lead", 2)
    session.run(Delete(("l4",)))
    session.run(SetText(Address("line", "l3", "lead"), "Ba mới"))
    while not texts.grow("lead", 1):
        pass
    assert [one.text for one in texts.offers("lead", "l0", "b")] == ["Ba mới"]


@given(st.text(alphabet="ab;,.- \nđ😀", max_size=40), st.booleans())
def test_parts_lie_within_the_text(text: str, units: bool) -> None:
    starts = part_starts(text, units)
    assert starts == sorted(set(starts))
    assert all(0 <= start <= len(text) for start in starts)
    assert all(piece and piece in text for piece in pieces_of(text, units))


@pytest.mark.parametrize(
    ("line", "bullet", "following"),
    [
        ("- Một", "- ", "- "),
        ("  +  Hai", "  +  ", "  +  "),
        ("12. Ba", "12. ", "13. "),
        ("99. Bốn", "99. ", "100. "),
        ("e) Năm", "e) ", "g) "),
        ("y) Hết", "y) ", ""),
        ("-dính", "", ""),
        ("2026. Năm", "", ""),
        ("A) Hoa", "", ""),
        ("", "", ""),
    ],
)
def test_bullets_as_word_goes_on_with_them(line: str, bullet: str, following: str) -> None:
    assert bullet_of(line) == bullet
    assert next_bullet(bullet) == following


def test_the_plan_may_be_replaced_by_another_of_the_same_lines(made: type[Offered]) -> None:
    plan = plan_of(leads("", "Thanh tra"))
    offered = made(plan)  # type: ignore[call-arg]
    assert offered("th") == ["Thanh tra"]
    lines = leads("", "Thanh niên")
    changed = replace(plan, appendices=plan_of(lines).appendices)
    offered.session.run(ReplacePlan(changed, "Đổi"))
    assert offered("th") == ["Thanh niên"]

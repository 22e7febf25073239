"""The word diff: what it tells of two texts, that nothing is lost, and that long texts stay quick."""

from __future__ import annotations

import difflib
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.compare import words
from models.compare.words import Part, longest_rise, word_runs


def marked(old: str, new: str) -> str:
    """The runs with [removed] and {added} around them."""
    signs = {Part.SAME: "{}", Part.REMOVED: "[{}]", Part.ADDED: "{{{}}}"}
    return "".join(signs[run.part].format(run.text) for run in word_runs(old, new))


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("Quý I", "Quý II", "Quý [I]{II}"),
        ("Văn phòng Sở", "Văn phòng Sở; Thanh tra Sở", "Văn phòng Sở{; Thanh tra Sở}"),
        ("Trước ngày 15/12/2026", "Trước ngày 30/11/2026", "Trước ngày [15/12]{30/11}/2026"),
        ("- Một\n- Hai", "- Một\n- Hai\n- Ba", "- Một\n- Hai{\n- Ba}"),
        ("Một việc khác hẳn", "Ban hành kế hoạch", "[Một việc khác hẳn]{Ban hành kế hoạch}"),
        ("Mới", "", "[Mới]"),
        ("", "", ""),
        ("hòa giải", "hoà giải", "[hòa]{hoà} giải"),
    ],
)
def test_whole_words_are_marked(old: str, new: str, told: str) -> None:
    assert marked(old, new) == told


TEXTS = st.text(alphabet="aăđ 1.,;\n-“<&😀\u0300", max_size=60) | st.lists(
    st.sampled_from(["một", "hai", "ba", ";"])
).map(" ".join)


@given(TEXTS, TEXTS)
def test_both_texts_can_be_read_from_the_runs(old: str, new: str) -> None:
    runs = word_runs(old, new)
    assert "".join(run.text for run in runs if run.part is not Part.ADDED) == old
    assert "".join(run.text for run in runs if run.part is not Part.REMOVED) == new
    assert all(run.text for run in runs)
    assert all(one.part is not two.part for one, two in pairwise(runs))


@given(st.lists(st.integers(), unique=True))
def test_the_longest_rise_rises(numbers: list[int]) -> None:
    rise = [numbers[place] for place in longest_rise(numbers)]
    assert rise == sorted(rise)
    assert bool(rise) == bool(numbers)


def test_long_texts_are_not_searched_pair_by_pair(monkeypatch: pytest.MonkeyPatch) -> None:
    """SequenceMatcher only sees the short pieces between the words that hold the texts together."""
    seen: list[int] = []
    kept = difflib.SequenceMatcher

    def counted(junk: None, first: list[str], then: list[str], autojunk: bool) -> object:
        seen.append(len(first) * len(then))
        return kept(junk, first, then, autojunk=autojunk)

    monkeypatch.setattr(words, "SequenceMatcher", counted)
    text = " ".join(f"từ{n} và" for n in range(20_000))
    other = text.replace("từ777 ", "chữ ").replace("từ15000 và", "từ15000 và và")
    assert word_runs(text, other)
    assert sum(seen) < 10_000
    word_runs("a b " * 20_000, "b a " * 20_000)
    assert max(seen) <= 40_000

"""Honest files damaged in many ways: nothing but one clear sentence, or a sound plan, ever leaves a reader.

The quick share runs the same damage each time. The slow one takes new damage each time; HYPOTHESIS_PROFILE and the
variable FUZZ_EXAMPLES let it run as long as wanted: FUZZ_EXAMPLES=20000 pytest -m slow tests/imports/fuzz
"""

from __future__ import annotations

import os
import random
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from imports.clip.door import plain_text, read_clip
from imports.open_any import SUPPORTED
from imports.pasted import pasted_source
from models.errors import InputProblem
from tests.imports.fuzz.containers import OLE, PDF, SQLITE, ZIP
from tests.imports.fuzz.damage import BYTES, LINES, Damage
from tests.imports.fuzz.judging import check_sentence, judge, judge_plan_file, judge_source
from tests.imports.fuzz.markup import HTML, JSON, XML
from tests.imports.fuzz.seeds import LISTED, TABBED, clipboard, kinds, seeds

WAYS: dict[str, Sequence[Damage]] = {
    **dict.fromkeys((".docx", ".docm", ".odt", ".xlsx", ".xlsm", ".xlsb", ".ods"), (*ZIP, *BYTES)),
    **dict.fromkeys((".fodt", ".fods"), (*XML, *XML, *LINES, *BYTES)),
    ".xls": (*OLE, *OLE, *BYTES, *XML),
    ".pdf": (*PDF, *BYTES, *LINES),
    **dict.fromkeys((".html", ".htm", ".mht", ".mhtml"), (*HTML, *HTML, *LINES, *BYTES)),
    **dict.fromkeys((".txt", ".csv", ".tsv"), (*LINES, *LINES, *BYTES)),
    ".json": (*JSON, *JSON, *JSON, *BYTES),
    ".cchc": (*SQLITE, *SQLITE, *BYTES),
    ".doc": (*OLE, *OLE, *BYTES),
    ".rtf": (*LINES, *BYTES),
}
OFTEN = int(os.environ.get("FUZZ_EXAMPLES", "300"))
QUICK = settings(max_examples=12, derandomize=True, deadline=None, suppress_health_check=list(HealthCheck))
SLOW = settings(
    max_examples=OFTEN, derandomize=False, database=None, deadline=None, suppress_health_check=list(HealthCheck),
    phases=(Phase.generate, Phase.shrink), print_blob=True,
)  # fmt: skip
CHANGES = st.lists(st.integers(0, 2**32 - 1), min_size=1, max_size=5)


def damaged(data: bytes, ways: Sequence[Damage], changes: list[int]) -> bytes:
    """The file after some changes, each told by its number."""
    for number in changes:
        chance = random.Random(number)  # noqa: S311
        data = chance.choice(ways)(data, chance)
    return data


def read_damaged(kind: str, seed: int, changes: list[int], folder: Path) -> None:
    """One damaged file, read as the window does."""
    known = seeds(kind)
    data = damaged(known[seed % len(known)], WAYS[kind], changes)
    if kind == ".cchc":
        judge_plan_file(data, folder)
    judge(data, f"tệp{kind}", folder, random.Random(seed))  # noqa: S311


def paste_damaged(kind: str, seed: int, changes: list[int], folder: Path) -> None:
    """One damaged clipboard, pasted as a range, as text and as a whole document."""
    html, text = "", random.Random(seed).choice((LISTED, TABBED))  # noqa: S311
    if kind == "html":
        known = clipboard()
        html = damaged(known[seed % len(known)].encode(), (*HTML, *HTML, *LINES), changes).decode("utf-8", "replace")
    else:
        text = damaged(text.encode(), (*LINES, *BYTES), changes).decode("utf-8", "surrogateescape")
    doors: list[Callable[[], object]] = [lambda: read_clip(html, text), lambda: plain_text(html, text)]
    for door in doors:
        try:
            door()
        except InputProblem as problem:
            check_sentence(problem)
    with suppress(InputProblem):
        judge_source(pasted_source(html, text), folder, random.Random(seed))  # noqa: S311


def test_there_are_seeds_for_every_kind() -> None:
    assert {*SUPPORTED, ".cchc"} <= set(kinds())
    assert set(kinds()) == set(WAYS)


@pytest.mark.parametrize("kind", kinds())
def test_honest_seeds_are_read(kind: str, tmp_path: Path) -> None:
    chance = random.Random(1)  # noqa: S311
    read = [judge(data, f"a{kind}", tmp_path, chance) for data in seeds(kind)]
    if kind == ".cchc":
        read = [judge_plan_file(data, tmp_path) for data in seeds(kind)]
    assert any(plan is not None and plan.appendices for plan in read)


@pytest.mark.parametrize("kind", kinds())
def test_damage_gets_past_no_reader(kind: str, tmp_path: Path) -> None:
    @QUICK
    @given(st.integers(0, 99), CHANGES)
    def run(seed: int, changes: list[int]) -> None:
        read_damaged(kind, seed, changes, tmp_path)

    run()


@pytest.mark.parametrize("kind", ["html", "text"])
def test_damage_gets_past_no_paste(kind: str, tmp_path: Path) -> None:
    @QUICK
    @given(st.integers(0, 99), CHANGES)
    def run(seed: int, changes: list[int]) -> None:
        paste_damaged(kind, seed, changes, tmp_path)

    run()


@pytest.mark.slow
@pytest.mark.parametrize("kind", kinds())
def test_much_damage_gets_past_no_reader(kind: str, tmp_path: Path) -> None:
    @SLOW
    @given(st.integers(0, 99), CHANGES)
    def run(seed: int, changes: list[int]) -> None:
        read_damaged(kind, seed, changes, tmp_path)

    run()


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["html", "text"])
def test_much_damage_gets_past_no_paste(kind: str, tmp_path: Path) -> None:
    @SLOW
    @given(st.integers(0, 99), CHANGES)
    def run(seed: int, changes: list[int]) -> None:
        paste_damaged(kind, seed, changes, tmp_path)

    run()

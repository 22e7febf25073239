"""Work without the garbage collector, and objects that it need not look through."""

from __future__ import annotations

import gc

import pytest

from models.collecting import no_collecting, set_aside, take_back


def test_the_collector_is_off_for_a_while_and_on_again_after_trouble() -> None:
    assert gc.isenabled()
    with no_collecting():
        assert not gc.isenabled()
    assert gc.isenabled()
    with pytest.raises(ZeroDivisionError), no_collecting():
        1 / 0  # noqa: B018
    assert gc.isenabled()


def test_what_is_set_aside_is_not_looked_through_until_it_is_taken_back() -> None:
    kept: list[list[int]] = [[] for _ in range(1000)]
    set_aside()
    try:
        assert gc.get_freeze_count() >= len(kept)
    finally:
        take_back()
    assert gc.get_freeze_count() == 0

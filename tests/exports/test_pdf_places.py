"""From a place on a page back to the plan: what is clicked in the preview is found in the table."""

from __future__ import annotations

from exports.pdf.live import LivePages
from tests.plans import big_plan, small_plan


def test_the_row_under_a_text_is_found() -> None:
    live = LivePages(big_plan(60), body=False)
    assert len(live) > 1
    found = 0
    for number, page in enumerate(live._pages):
        for placed in page.placed:
            text = placed.shape.lines[0].text if placed.shape.lines else ""
            if text.startswith("Nhiệm vụ ") and text.split()[-1].isdecimal():
                found += 1
                assert live.node_at(number, placed.top + 3) == f"l{text.split()[-1]}"
    assert found == 60


def test_places_follow_the_plan_from_top_to_bottom() -> None:
    live = LivePages(small_plan(), body=True)
    nodes = [live.node_at(number, down) for number in range(len(live)) for down in range(0, 595, 5)]
    order = list(dict.fromkeys(nodes))
    assert [node for node in order if node.startswith("l")] == [f"l{n}" for n in range(1, 10)]
    assert {"p1", "p2", "s1", "a1", "a2", "t9"} <= set(order)
    for number in range(len(live)):
        for down in range(0, 595, 5):
            node = live.node_at(number, down)
            begins = live.page_of(node)
            assert begins is None or begins <= number

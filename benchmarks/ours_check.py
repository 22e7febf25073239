"""Our side of understanding a plan: the whole check, the check after one edit, deadlines; and what it stands beside."""

from __future__ import annotations

import time
from pathlib import Path

from benchmarks.table import read_table


def check_all(plan: Path, _out: Path) -> float:
    """Every rule over every node of a plan that is loaded as the window holds it."""
    from models.checking.checker import Checker
    from models.checking.registry import all_rules
    from models.store import PlanSession

    with PlanSession.open(plan, read_only=True) as session:
        all_rules()
        session.plan  # noqa: B018 - its parts are built when first asked for
        start = time.perf_counter()
        checker = Checker(session.rows)
        checker.work()
        checker.findings()
        return time.perf_counter() - start


def check_edit(plan: Path, _out: Path) -> float:
    """From one changed cell to the findings that belong to it, median of twenty edits."""
    from models.checking.checker import Checker
    from models.commands import SetText
    from models.grid.grid import Address
    from models.store import PlanSession

    taken: list[float] = []
    with PlanSession.open(plan) as session:
        checker = Checker(session.rows)
        checker.work()
        lines = list(session.rows.images("line"))
        for turn in range(20):
            address = Address("line", lines[turn * len(lines) // 20], "lead")
            changes = session.run(SetText(address, f"Phòng Tổ chức cán bộ {turn}"))
            start = time.perf_counter()
            checker.follow(changes)
            checker.work()
            checker.of(address.id)
            taken.append(time.perf_counter() - start)
            session.undo()
    return sorted(taken)[len(taken) // 2]


def deadlines(table: Path, _out: Path) -> float:
    """What the deadline of every line means, each with a day of its own so that none was read before."""
    from models.deadlines import understand
    from models.plan import Period

    rows = read_table(table).rows
    texts = [f"Trước ngày {1 + n % 28:02d}/{1 + n // 28 % 12:02d}/{2000 + n // 336 % 90}" for n in range(rows)]
    understand("Quý I/2027", Period(2027, 2027))
    start = time.perf_counter()
    for text in texts:
        assert understand(text, Period(2027, 2027)).milestones
    return time.perf_counter() - start


def babel_dates(table: Path, _out: Path) -> float:
    """The bare dates of the same deadlines, read by Babel, which knows no words around them."""
    from babel.dates import parse_date

    rows = read_table(table).rows
    texts = [f"{1 + n % 28:02d}/{1 + n // 28 % 12:02d}/{2000 + n // 336 % 90}" for n in range(rows)]
    parse_date("01/01/2027", locale="vi")
    start = time.perf_counter()
    for text in texts:
        assert parse_date(text, locale="vi")
    return time.perf_counter() - start


def rapidfuzz_repeats(table: Path, _out: Path) -> float:
    """Tasks that are alike, by RapidFuzz, each text against all others: one of our rules, done the usual way."""
    from rapidfuzz import fuzz, process

    texts = [max(row, key=len) for row in read_table(table).lines()]
    start = time.perf_counter()
    for text in texts:
        process.extract(text, texts, scorer=fuzz.ratio, score_cutoff=95, limit=2)
    return time.perf_counter() - start


CASES = {"check_all": check_all, "check_edit": check_edit, "deadlines": deadlines}
PEERS = {"babel_dates": babel_dates, "rapidfuzz_repeats": rapidfuzz_repeats}

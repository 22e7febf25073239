"""A process that opens a plan, does one step and dies without warning at its n-th SQL statement."""

from __future__ import annotations

import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from models.store import PlanSession
from tests.crash.steps import STEPS

DIED = 9


def main(path: str, step: str, statement: int) -> None:
    """Do the step; ends with DIED at that statement, or with 0 where the step has fewer."""
    session = PlanSession.open(path)
    # With no room in memory half-done work goes to the disk, so that a journal must take it back.
    session._connection.execute("PRAGMA cache_size=1")
    left = statement

    def count(_sql: str) -> None:
        nonlocal left
        left -= 1
        if left == 0:
            os._exit(DIED)

    session._connection.set_trace_callback(count)
    STEPS[step](session)
    session._connection.set_trace_callback(None)
    os._exit(0)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]))

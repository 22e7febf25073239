"""Runs one case in this process: python -m benchmarks.case NAME INPUT OUTPUT; prints seconds and peak memory."""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path

from benchmarks import ours, ours_check, ours_import, ours_table, peers_office, peers_qt, peers_word

CASES = {
    **{
        f"ours.{name}": case
        for name, case in (ours.CASES | ours_table.CASES | ours_import.CASES | ours_check.CASES).items()
    },
    **peers_office.CASES,
    **peers_qt.CASES,
    **peers_word.CASES,
    **ours_check.PEERS,
}


def peak_megabytes() -> float:
    """The peak memory of this process and its children, or 0 where the system does not tell."""
    try:
        import resource
    except ImportError:
        return 0.0
    kinds = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    return max(resource.getrusage(kind).ru_maxrss for kind in kinds) / 1024


def main() -> None:
    """Run the case; "done" is when its work ended (a window was painted), counted from the start of the process."""
    begun = time.time()
    seconds = CASES[sys.argv[1]](Path(sys.argv[2]), Path(sys.argv[3]))
    done = begun - float(os.environ["BENCHMARK_STARTED"]) + seconds
    print(json.dumps({"work": seconds, "done": done, "peak": peak_megabytes()}))


if __name__ == "__main__":
    main()

"""Runs one case in this process: python -m benchmarks.case NAME INPUT OUTPUT; prints seconds and peak memory."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from benchmarks import ours, peers_office, peers_qt

CASES = {
    **{f"ours.{name}": case for name, case in ours.CASES.items()},
    **peers_office.CASES,
    **peers_qt.CASES,
}


def peak_megabytes() -> float:
    """The peak memory of this process and its children, or 0 where the system does not tell."""
    try:
        import resource
    except ImportError:
        return 0.0
    kinds = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    return max(resource.getrusage(kind).ru_maxrss for kind in kinds) / 1024


if __name__ == "__main__":
    seconds = CASES[sys.argv[1]](Path(sys.argv[2]), Path(sys.argv[3]))
    print(json.dumps({"work": seconds, "peak": peak_megabytes()}))

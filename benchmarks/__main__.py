"""Runs ours and the named peers side by side at several sizes and prints medians, ratios and growth.

python -m benchmarks [--sizes 100,1000,10000] [--runs 5] [--all] [--write docs/benchmarks.md]
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from benchmarks.peers_office import libreoffice_missing

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class Race:
    """Our case and its peers; a goal is ours / peer by the number of lines, `most_memory` is in MB.

    `most_growth` is the goal for the smallest against the largest size, else that from 1,000 to 10,000 lines.

    `measure` is "whole" (process start to exit), "done" (process start to the end of the work) or "work" alone; for
    LibreOffice all three are its whole process.
    """

    title: str
    ours: str
    given: str
    measure: str
    peers: Sequence[tuple[str, str]]
    goals: dict[str, dict[int, float]] = field(default_factory=dict)
    most_memory: dict[int, float] = field(default_factory=dict)
    most_seconds: dict[int, float] = field(default_factory=dict)
    most_growth: float = 0.0


# Peers whose time grows with the square of the size; at 10,000 lines they take minutes and need --all.
SLOW_AT_10000 = {
    "reportlab_table",
    "table_view_edit",
    "openpyxl_usual",
    "python_docx",
    "python_docx_walk",
    "rapidfuzz_repeats",
}
RACES = (
    Race(
        "PDF, whole process, load included",
        "ours.pdf",
        "cchc",
        "whole",
        [("libreoffice_pdf", "xlsx"), ("typst", "table"), ("reportlab_table", "table")],
        {"libreoffice_pdf": {1000: 0.25, 10_000: 0.25}},
    ),
    Race(
        "PDF, work in the process",
        "ours.pdf",
        "cchc",
        "work",
        [("libreoffice_pdf", "xlsx"), ("typst", "table"), ("reportlab_table", "table")],
        {"libreoffice_pdf": {1000: 0.12, 10_000: 0.2}, "typst": {1000: 0.25}},
        {10_000: 200},
    ),
    Race(
        "XLSX, work in the process",
        "ours.xlsx",
        "cchc",
        "work",
        [("xlsxwriter", "table"), ("openpyxl_usual", "table")],
        {"xlsxwriter": {1000: 2.5, 10_000: 2.0}},
    ),
    Race(
        "DOCX, work in the process",
        "ours.docx",
        "cchc",
        "work",
        [("python_docx", "table")],
        {"python_docx": {1000: 1 / 8}},
    ),
    Race(
        "Preview: an edit to the new picture of its page (peers: the whole file again)",
        "ours.preview",
        "cchc",
        "work",
        [("libreoffice_pdf", "xlsx"), ("typst", "table")],
    ),
    Race("XLSX, whole process", "ours.xlsx", "cchc", "whole", [("xlsxwriter", "table"), ("openpyxl_usual", "table")]),
    Race(
        "Start of the process to first paint of the plan (LibreOffice: to CSV, whole)",
        "ours.window",
        "cchc",
        "done",
        [("libreoffice_load", "xlsx"), ("table_view", "table"), ("empty_window", "table")],
        {"libreoffice_load": {1000: 0.5, 10_000: 0.5}},
    ),
    Race("Edit one cell, durable and repainted", "ours.edit", "cchc", "work", [("table_view_edit", "table")]),
    Race(
        "Table: from the plan's file to its first paint, the application being there",
        "ours.table_load",
        "cchc",
        "work",
        [("trivial_view", "table")],
        {"trivial_view": {10_000: 2.0}},
    ),
    Race(
        "Table: from a loaded plan to its first paint",
        "ours.table_first",
        "cchc",
        "work",
        [("trivial_view_first", "table"), ("empty_view_first", "table")],
        {"trivial_view_first": {10_000: 2.0}},
    ),
    Race(
        "Table: one step of the wheel",
        "ours.table_wheel",
        "cchc",
        "work",
        [("table_view_wheel", "table")],
        {"table_view_wheel": {10_000: 0.5}},
    ),
    Race(
        "Table: a jump of the scroll bar",
        "ours.table_jump",
        "cchc",
        "work",
        [("table_view_jump", "table")],
        {"table_view_jump": {10_000: 0.5}},
    ),
    Race("Table: a step of the zoom, the slowest", "ours.table_zoom", "cchc", "work", [], most_seconds={10_000: 0.1}),
    Race(
        "Edit by keys in the whole window, painted and durable, median",
        "ours.key_edit",
        "cchc",
        "work",
        [],
        most_seconds={10_000: 0.016},
        most_growth=1.5,
    ),
    Race(
        "Edit by keys in the whole window, painted and durable, 99th percentile",
        "ours.key_edit_worst",
        "cchc",
        "work",
        [],
        most_seconds={10_000: 0.033},
    ),
    Race("Load the plan file", "ours.load", "cchc", "work", []),
    Race(
        "Read a workbook into a plan",
        "ours.read_xlsx",
        "xlsx",
        "work",
        [("openpyxl_load", "xlsx"), ("calamine_load", "xlsx")],
    ),
    Race(
        "Read a Word file into Grids",
        "ours.grids",
        "docx",
        "work",
        [("python_docx_walk", "docx")],
        {"python_docx_walk": {1000: 0.4}},
    ),
    Race(
        "Read a workbook into Grids",
        "ours.grids",
        "xlsx",
        "work",
        [("openpyxl_load", "xlsx"), ("calamine_load", "xlsx")],
        {"openpyxl_load": {10_000: 0.6}},
    ),
    Race("Understand a workbook that is read", "ours.recognise", "xlsx", "work", []),
    Race(
        "Check: all rules over a loaded plan (peer: alike tasks alone, each against all others)",
        "ours.check_all",
        "readable",
        "work",
        [("rapidfuzz_repeats", "readable table")],
        most_seconds={10_000: 1.0},
    ),
    Race(
        "Check: what one edit touches (peer: all rules over the plan again)",
        "ours.check_edit",
        "readable",
        "work",
        [("ours.check_all", "readable")],
        most_seconds={10_000: 0.01},
        most_growth=1.5,
    ),
    Race(
        "Deadlines: a day in words for each line (peer: Babel on the bare date)",
        "ours.deadlines",
        "table",
        "work",
        [("babel_dates", "table")],
    ),
)
MODULES = {"typst": "typst", "xlsxwriter": "xlsxwriter", "calamine_load": "python_calamine"}
GROWTH_LIMIT = 12.0
INPUTS = {
    "cchc": "cchc",
    "table": "json",
    "xlsx": "xlsx",
    "docx": "docx",
    "readable": "readable.cchc",
    "readable table": "readable.json",
}


def left_out(peer: str) -> str:
    """Why a peer cannot run here, or ""."""
    if peer.startswith("libreoffice") and libreoffice_missing():
        return "LibreOffice is not installed"
    module = MODULES.get(peer)
    if module and importlib.util.find_spec(module) is None:
        return f"the package {module} is not installed"
    return ""


def prepare(folder: Path, size: int) -> dict[str, Path]:
    """The inputs of one size: plan file, bare table and our workbook.

    They are made in a process of their own: a child's peak memory is counted from its parent's.
    """
    subprocess.run([sys.executable, "-m", "benchmarks.table", str(folder), str(size)], cwd=ROOT, check=True)
    return {kind: folder / f"{size}.{suffix}" for kind, suffix in INPUTS.items()}


def run_case(name: str, given: Path, out: Path) -> dict[str, float]:
    """One run in a fresh process: seconds "whole", "done" and "work", and "peak" in MB."""
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    # As on a user's machine, modules are compiled once; the uncounted warm-up does it.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    start = time.perf_counter()
    environment["BENCHMARK_STARTED"] = str(time.time())
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.case", name, str(given), str(out)],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
    )
    whole = time.perf_counter() - start
    if done.returncode:
        raise RuntimeError(f"{name}: {done.stderr[-500:]}")
    told: dict[str, float] = json.loads(done.stdout.strip().splitlines()[-1])
    return told | {"whole": whole}


def verdict(found: float, goal: float | None) -> str:
    """Whether a goal was met, or "" where there is none."""
    return "" if goal is None else f" (goal {goal:g}: {'met' if found <= goal else 'MISSED'})"


def race(entry: Race, size: int, given: dict[str, Path], folder: Path, runs: int, everything: bool) -> list[str]:
    """Run ours and the peers in turn; the printed lines."""
    names = [(entry.ours, entry.given), *entry.peers]
    skipped: dict[str, str] = {}
    for name, _ in entry.peers:
        why = left_out(name)
        if not why and size >= 10_000 and name in SLOW_AT_10000 and not everything:
            why = "takes minutes at this size, use --all"
        if why:
            skipped[name] = why
    taking_part = [(name, kind) for name, kind in names if name not in skipped]
    found: dict[str, list[dict[str, float]]] = {name: [] for name, _ in taking_part}
    for turn in range(runs + 1):
        for name, kind in taking_part:
            result = run_case(name, given[kind], folder / f"{name}.out")
            if turn:
                found[name].append(result)
    medians = {name: statistics.median(r[entry.measure] for r in results) for name, results in found.items()}
    own = medians[entry.ours]
    LAST[entry.title, size] = own
    peak = max(r["peak"] for r in found[entry.ours])
    seconds = f"{own:.4f}{verdict(own, entry.most_seconds.get(size))}"
    lines = [f"| {size} | **ours** | {seconds} | | {peak:.0f}{verdict(peak, entry.most_memory.get(size))} |"]
    for name, _ in entry.peers:
        if name in skipped:
            lines.append(f"| {size} | {name} | left out: {skipped[name]} | | |")
            continue
        ratio = own / medians[name]
        note = verdict(ratio, entry.goals.get(name, {}).get(size))
        peak = max(r["peak"] for r in found[name])
        lines.append(f"| {size} | {name} | {medians[name]:.4f} | {ratio:.2f}{note} | {peak:.0f} |")
    return lines


LAST: dict[tuple[str, int], float] = {}


def main() -> int:
    """Run every race at every size."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--sizes", default="100,1000,10000")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--only", default="", help="part of a race's title")
    parser.add_argument("--all", action="store_true", help="run peers that take minutes, too")
    parser.add_argument("--write", type=Path, metavar="FILE")
    options = parser.parse_args()
    sizes = [int(text) for text in options.sizes.split(",")]
    machine = f"{platform.system()} {platform.machine()}, {os.cpu_count()} CPUs, Python {platform.python_version()}"
    lines = [f"{date.today():%Y-%m-%d}, {machine}; medians of {options.runs} runs, ours and peers in turn.", ""]
    print(lines[0], flush=True)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        inputs = {size: prepare(folder, size) for size in sizes}
        for entry in RACES:
            if options.only.lower() not in entry.title.lower():
                continue
            part = [
                f"## {entry.title}",
                "",
                "| lines | who | seconds | ours / peer | peak MB |",
                "|---|---|---|---|---|",
            ]
            for size in sizes:
                part += race(entry, size, inputs[size], folder, options.runs, options.all)
            if entry.most_growth and len(sizes) > 1:
                growth = LAST[entry.title, max(sizes)] / LAST[entry.title, min(sizes)]
                told = verdict(growth, entry.most_growth)
                part += ["", f"From {min(sizes):,} to {max(sizes):,} lines: {growth:.2f}-fold{told}."]
            elif {1000, 10_000} <= set(sizes):
                growth = LAST[entry.title, 10_000] / LAST[entry.title, 1000]
                told = verdict(growth, GROWTH_LIMIT)
                part += ["", f"Growth from 1,000 to 10,000 lines: {growth:.1f}-fold{told}."]
            print("\n".join(part), "\n", flush=True)
            lines += [*part, ""]
    if options.write:
        head = (
            "# Benchmarks\n\nMade by `python -m benchmarks --write docs/benchmarks.md`; see benchmarks/README.md.\n\n"
        )
        options.write.write_text(head + "\n".join(lines), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())

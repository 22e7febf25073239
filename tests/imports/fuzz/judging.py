"""What must hold for any file whatever: one clear sentence, or a plan that can be kept, drawn and written."""

from __future__ import annotations

import random
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from imports.blocks import Source, Spot, Table
from imports.choices import CUSTOM, SKIPPED, Choices, RowMeaning, TableChoices
from imports.draft import Draft
from imports.open_any import read_plan, read_source
from imports.recognise.table import recognise_grid
from imports.understand import understand
from models.errors import EnvironmentProblem, InputProblem, PlanError
from models.grid.build import build_grid
from models.plan import Plan
from models.plan_json import dump_plan, load_plan
from models.store import PlanSession
from models.text import printable
from models.walk import plan_values, row_values

FIELDS = ("number", "task", "activity", "product", "lead", "partners", "deadline", "objective", CUSTOM, SKIPPED, "?")


def judge(data: bytes, name: str, folder: Path, chance: random.Random) -> Plan | None:
    """Read the bytes as a file, as the window does; the plan in it, None where it is refused."""
    path = folder / name
    path.write_bytes(data)
    try:
        source = read_source(path)
    except (InputProblem, EnvironmentProblem) as problem:
        check_sentence(problem)
        return None
    check_source(source)
    if source.plan is not None:
        plan = source.plan
    else:
        plan = understood(source, Choices(), anything=bool(chance.getrandbits(1)))
    check_plan(plan, folder)
    if source.plan is None and not chance.getrandbits(3):
        with suppress(InputProblem):
            assert read_plan(path).plan is not None
    chosen = choices_for(source, chance)
    check_plan(understood(source, chosen, anything=bool(chance.getrandbits(1))), folder)
    return plan


def judge_plan_file(data: bytes, folder: Path) -> Plan | None:
    """Open the bytes as a plan file, as an import does; the plan, None where it is refused."""
    path = folder / "a.cchc"
    path.write_bytes(data)
    try:
        with PlanSession.open(path, read_only=True) as session:
            plan = session.plan
    except (InputProblem, EnvironmentProblem) as problem:
        check_sentence(problem)
        return None
    # Its texts are what their writer put there: they need only be kept, drawn and given away.
    check_plan(plan, folder, clean=False)
    return plan


def judge_source(source: Source, folder: Path, chance: random.Random) -> None:
    """The same for what was read already."""
    check_source(source)
    check_plan(understood(source, Choices(), anything=True), folder)
    check_plan(understood(source, choices_for(source, chance), anything=True), folder)


def understood(source: Source, chosen: Choices, *, anything: bool) -> Plan:
    """The plan in a source; only nothing chosen may be refused."""
    try:
        draft: Draft = understand(source, chosen, anything=anything)
    except InputProblem as problem:
        assert chosen == Choices()
        assert not anything
        check_sentence(problem)
        return Plan()
    return draft.plan


def check_sentence(problem: PlanError) -> None:
    """A sentence that an officer can read."""
    message = problem.message
    assert message[-1:] == ".", message
    assert "\n" not in message, message
    assert "Traceback" not in message, message
    assert "{" not in message, message
    assert printable(message) == message, message


def check_source(source: Source) -> None:
    """Grids without holes and clean texts, also for whoever reads one table of it alone."""
    for piece in source.pieces:
        if not isinstance(piece, Table):
            continue
        for cell in piece.grid.cells():
            assert cell.text == printable(cell.text), cell
        try:
            recognise_grid(piece.grid)
        except InputProblem as problem:
            check_sentence(problem)


def check_plan(plan: Plan, folder: Path, *, clean: bool = True) -> None:
    """The plan can be kept, read back, drawn and given away, and holds no sign that a file format cannot carry."""
    kept = folder / "kept.cchc"
    kept.unlink(missing_ok=True)
    with PlanSession.create(kept, plan) as session:
        assert session.plan == plan or not clean
    again = load_plan(dump_plan(plan))
    for appendix in plan.appendices:
        build_grid(appendix)
    if not clean:
        return
    assert again == plan
    for appendix in plan.appendices:
        for value in row_values(appendix):
            assert value.text == printable(value.text), value
    for value in plan_values(plan):
        assert value.text == printable(value.text), value
    for remark in plan.remarks:
        for text in (remark.message, remark.text, remark.place):
            assert printable(text) == text, remark


def choices_for(source: Source, chance: random.Random) -> Choices:
    """Any choices for a source, senseless ones included."""
    tables: dict[int, TableChoices] = {}
    encodings = {}
    for place, piece in enumerate(source.pieces[:50]):
        if chance.random() < 0.2:
            encodings[Spot(place)] = chance.choice(("", "TCVN3", "VNI", "VPS", "?"))
        if not isinstance(piece, Table) or chance.random() < 0.3:
            continue
        rows, columns = piece.grid.row_count, piece.grid.column_count
        header = (chance.randint(0, rows), chance.randint(0, 3)) if chance.random() < 0.5 else None
        fields = {chance.randint(0, columns): chance.choice(FIELDS) for _one in range(chance.randint(0, 4))}
        meanings = {chance.randint(0, rows): chance.choice(list(RowMeaning)) for _one in range(chance.randint(0, 5))}
        tables[place] = TableChoices(chance.choice((None, True, False)), header, fields, meanings)
        if rows and columns and chance.random() < 0.3:
            spot = Spot(place, chance.randrange(rows), chance.randrange(columns))
            encodings[spot] = chance.choice(("", "TCVN3", "VNI"))
    return replace(Choices(tables), encodings=encodings, taken=frozenset({"?"}))

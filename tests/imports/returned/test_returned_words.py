"""A Word file of ours that comes back: its custom part tells what it was made from."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from zipfile import ZipFile

import docx
import pytest

from exports.docx.ids import PART
from exports.docx.writer import write_docx
from imports.open_any import read_source
from imports.returned.door import returned
from imports.understand import understand
from models.compare.comparison import Kind
from models.merge.merging import Merge, merge
from models.plan import Plan
from models.plan_json import load_plan
from tests.plans import big_plan, small_plan
from tests.reference import SLUGS, needs_reference_plans, reference_plan


def back(path: Path, plan: Plan) -> Merge:
    """What the program finds in a Word file."""
    source = read_source(path)
    states = returned(understand(source).plan, source.ids, plan)
    return merge(plan, states.theirs, states.base)


@needs_reference_plans
@pytest.mark.parametrize("slug", SLUGS)
def test_a_whole_document_that_nobody_touched_has_no_changes(slug: str, tmp_path: Path) -> None:
    plan = load_plan(reference_plan(slug, "json").read_text(encoding="utf-8"))
    write_docx(plan, tmp_path / "a.docx")
    assert read_source(tmp_path / "a.docx").ids is not None
    assert back(tmp_path / "a.docx", plan).changes == ()


def test_text_and_table_are_both_looked_at(tmp_path: Path) -> None:
    plan = replace(big_plan(20), sections=small_plan().sections, legal_bases=("Căn cứ một;",))
    write_docx(plan, tmp_path / "a.docx")
    document = docx.Document(str(tmp_path / "a.docx"))
    paragraph = next(one for one in document.paragraphs if one.text == "Hai.")
    paragraph.runs[0].text = "Hai, đã sửa."
    cell = next(cell for cell in document.tables[-1]._cells if cell.text == "Hoạt động 3" or cell.text == "Nhiệm vụ 3")
    cell.paragraphs[0].runs[0].text = f"{cell.text} mới"
    document.save(str(tmp_path / "a.docx"))
    ours = replace(plan, sections=(replace(plan.sections[0], paragraphs=("Một, của ta.", "Hai.")), plan.sections[1]))
    found = back(tmp_path / "a.docx", ours)
    told = {(one.shown.kind, one.shown.before, one.shown.after) for one in found.changes}
    assert told == {(Kind.CHANGED, "Hai.", "Hai, đã sửa."), (Kind.CHANGED, "Nhiệm vụ 3", "Nhiệm vụ 3 mới")}
    assert not any(one.conflict for one in found.changes)
    text = next(one for one in found.changes if one.shown.after == "Hai, đã sửa.")
    assert found.plan([text]).sections[0].paragraphs == ("Một, của ta.", "Hai, đã sửa.")
    assert found.plan([text], {text: "Hai, viết tay."}).sections[0].paragraphs == ("Một, của ta.", "Hai, viết tay.")


def test_both_changed_one_paragraph(tmp_path: Path) -> None:
    plan = replace(big_plan(5), sections=small_plan().sections)
    write_docx(plan, tmp_path / "a.docx")
    document = docx.Document(str(tmp_path / "a.docx"))
    next(one for one in document.paragraphs if one.text == "Hai.").runs[0].text = "Hai, của họ."
    document.save(str(tmp_path / "a.docx"))
    ours = replace(plan, sections=(replace(plan.sections[0], paragraphs=("Một.", "Hai, của ta.")), plan.sections[1]))
    (change,) = back(tmp_path / "a.docx", ours).changes
    assert change.conflict
    assert (change.shown.before, change.shown.after) == ("Hai, của ta.", "Hai, của họ.")


@pytest.mark.parametrize("content", [b"", b"<ids", b'<ids xmlns="urn:cchc:ids"><r>cchc-ids/1 x</r><r>sheet</r></ids>'])
def test_a_damaged_part_is_passed_over(content: bytes, tmp_path: Path) -> None:
    plan = big_plan(5)
    write_docx(plan, tmp_path / "a.docx")
    with ZipFile(tmp_path / "a.docx") as old, ZipFile(tmp_path / "b.docx", "w") as new:
        for name in old.namelist():
            new.writestr(name, content if name == PART else old.read(name))
    assert back(tmp_path / "b.docx", plan).changes == ()

"""A source as it was read, and what the officer says of it -> a plan draft; the same source can be understood again."""

from __future__ import annotations

from imports.blocks import Form, Source
from imports.choices import NO_CHOICES, Choices
from imports.document import plan_of_document
from imports.draft import Draft, Progress
from imports.workbook import plan_of_workbook
from models.collecting import no_collecting


def understand(source: Source, choices: Choices = NO_CHOICES, progress: Progress | None = None) -> Draft:
    """The plan in a source; raises InputProblem where nothing in it is a table or list of tasks."""
    if source.form is Form.PLAN and source.plan is not None:
        return Draft(source.plan)
    with no_collecting():
        if source.form is Form.WORKBOOK:
            return Draft(plan_of_workbook(source, progress))
        return Draft(plan_of_document(source, progress))

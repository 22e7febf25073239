"""A list layout for one appendix that prints all its texts: the list form has no columns to be short of."""

from __future__ import annotations

from dataclasses import replace

from models.layout import Align, Column, Layout
from models.plan import LINE_FIELDS, Appendix
from models.text import one_line
from models.words import field_name

# What stands behind what in a list that was made for fewer fields; all else comes at its end.
_BEHIND = {"partners": "lead", "activity": "task"}


def whole_list(layout: Layout, appendix: Appendix) -> Layout:
    """The list layout with a labelled line for every field that the appendix has texts in, but for hidden ones.

    A table layout is given back as it is: its columns are those of a form.
    """
    if not layout.is_list:
        return layout
    lines = [line for task in appendix.tasks() for line in task.lines]
    extra = dict.fromkeys(f"extra.{key}" for line in lines for key in line.extra)
    columns = list(layout.columns)
    for field in (*LINE_FIELDS, *extra):
        fields = [column.field for column in columns]
        if field not in fields and any(line.text(field) for line in lines if not line.reference):
            label = one_line(appendix.layout.header_of(field)) or field_name("line", field)
            behind = _BEHIND.get(field, "")
            place = fields.index(behind) + 1 if behind in fields else len(columns)
            columns.insert(place, Column(field=field, header=label, width=165.0, align=Align.JUSTIFY))
    return replace(layout, columns=tuple(columns)) if len(columns) != len(layout.columns) else layout

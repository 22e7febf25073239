"""The door of table recognition: a Grid of any origin -> Appendix and remarks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from imports.choices import RowMeaning
from imports.recognise.area_column import area_column, with_areas, without_column
from imports.recognise.chosen import as_chosen
from imports.recognise.header import Header, find_header
from imports.recognise.layout import infer_layout
from imports.recognise.levels import levelled
from imports.recognise.mend import mend
from imports.recognise.notes import Notes
from imports.recognise.numbering import infer_numbering, number_remarks, renumbering
from imports.recognise.offers import with_offers
from imports.recognise.remarks import gathered, gathered_numbers
from imports.recognise.rows import Kind, classified, places_of
from imports.recognise.tree import TreeBuilder, frozen, noted
from imports.recognise.typed_numbers import with_typed_numbers
from imports.recognise.view import View
from models.errors import InputProblem
from models.grid.grid import Grid
from models.i18n import _
from models.layout import built_in_layout
from models.plan import Appendix, Remark


@dataclass(frozen=True, slots=True)
class Context:
    """What stands around a table: its heading lines and a name for its place ("Bảng 1", "Trang “Phụ lục 2”")."""

    place: str = ""
    label: str | None = None
    title: str = ""
    caption: str | None = None
    notes: Notes = field(default_factory=Notes)


def recognise_grid(grid: Grid, context: Context | None = None) -> tuple[Appendix, tuple[Remark, ...]]:
    """The appendix that a table shows; raises InputProblem where the Grid has no table of tasks."""
    view = View(grid)
    header = find_header(view)
    if header is None:
        raise InputProblem(_("Không tìm thấy bảng nhiệm vụ: không có dòng tiêu đề cột nào nhận ra được."))
    return recognise_view(view, header, context or Context())


def recognise_view(view: View, header: Header, context: Context) -> tuple[Appendix, tuple[Remark, ...]]:
    """The same for a Grid whose heading was found before; rows above the heading are the caller's."""
    view, mended = mend(view, header, context.place, context.notes)
    notes = context.notes.over(view.spots)
    if not notes.own:
        view, header = with_typed_numbers(view, header)
    column = area_column(view, header)
    header = without_column(header, column) if column is not None else header
    builder = TreeBuilder(places_of(header.columns), context.place, view.numbers, notes)
    rows = as_chosen(levelled(classified(view, header)), view, header)
    builder.build(with_areas(rows, view, header, column) if column is not None else rows)
    if column is not None:
        message = _("Cột này đã thành các dòng lĩnh vực.")
        builder.remarks.append(Remark(message=message, text=column.header, place=context.place))
    for row in rows:
        if row.kind is Kind.DROPPED:
            notes.means(row.index, RowMeaning.HEADER)
    for place, meaning in view.gone.items():
        notes.means(place, meaning)
    numbering, styles = infer_numbering(builder.areas, built_in_layout("product-first").numbering)
    layout = infer_layout(view, header, builder.areas, numbering)
    areas = tuple(replace(frozen(node), item_style=style) for node, style in zip(builder.areas, styles, strict=True))
    noted(builder.areas, notes)
    numbers = list(number_remarks(builder.areas, numbering.restart, context.place, notes))
    remarks = [*mended, *builder.remarks, *gathered_numbers(numbers, context.place)]
    told = bool(numbers)
    appendix = Appendix(
        title=context.title,
        label=context.label,
        caption=context.caption,
        closing=_closing(builder.closing, remarks, context.place),
        layout=layout,
        areas=areas,
    )
    if not told and (change := renumbering(appendix)):
        remarks.append(Remark(message=change, place=context.place))
    return with_offers(appendix, notes, header.row), gathered(remarks)


def _closing(found: Sequence[str], remarks: list[Remark], place: str) -> str:
    """The last closing line; earlier ones count parts of the table."""
    for text in found[:-1]:
        remarks.append(Remark(message=_("Dòng cộng ở giữa bảng; không đưa vào kế hoạch."), text=text, place=place))
    return found[-1] if found else ""

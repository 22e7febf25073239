"""From chosen cells to the command that merges them, column by column."""

from __future__ import annotations

from models import commands
from models.commands import Together
from models.i18n import _
from models.store.transaction import Command
from ui.table.chosen import Chosen


def merging(chosen: Chosen) -> tuple[Command | None, bool]:
    """The command, None where no column has two cells to merge; and whether their texts differ."""
    merges: list[commands.MergeCells] = []
    differ = False
    for column in chosen.columns:
        cells = dict.fromkeys(chosen.model.cell(row, column) for row in chosen.rows)
        lines = [cell for cell in cells if cell.address and cell.address.table == "line"]
        addresses = [cell.address for cell in lines if cell.address is not None]
        fields = {address.field for address in addresses} - {"reference"}
        if len(addresses) < 2 or len(fields) != 1:
            continue
        merges.append(commands.MergeCells(tuple(address.id for address in addresses), fields.pop()))
        differ = differ or len({cell.text for cell in lines if cell.text}) > 1
    if len(merges) > 1:
        return Together(_("Gộp các ô đã chọn"), tuple(merges)), differ
    return (merges[0] if merges else None), differ

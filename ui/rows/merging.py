"""From chosen cells to the command that merges them, column by column."""

from __future__ import annotations

from models.commands import MergeCells, Together
from models.i18n import _
from models.store.transaction import Command
from ui.table.chosen import Chosen


def merging(chosen: Chosen) -> tuple[Command | None, bool]:
    """The command, None where no column has two cells to merge; and whether their texts differ."""
    commands: list[MergeCells] = []
    differ = False
    for column in chosen.columns:
        cells = dict.fromkeys(chosen.model.cell(row, column) for row in chosen.rows)
        lines = [cell for cell in cells if cell.address and cell.address.table == "line"]
        addresses = [cell.address for cell in lines if cell.address is not None]
        fields = {address.field for address in addresses} - {"reference"}
        if len(addresses) < 2 or len(fields) != 1:
            continue
        commands.append(MergeCells(tuple(address.id for address in addresses), fields.pop()))
        differ = differ or len({cell.text for cell in lines if cell.text}) > 1
    if len(commands) > 1:
        return Together(_("Gộp các ô đã chọn"), tuple(commands)), differ
    return (commands[0] if commands else None), differ

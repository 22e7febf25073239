"""Commands that merge cells of one column and split them again; merging keeps every text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from models.commands.text import with_text
from models.errors import InputProblem
from models.i18n import _
from models.store.merges import line_above, run_of, value_of
from models.store.nodes import merged_of, pack_merged
from models.store.transaction import Tx
from models.words import field_name


@dataclass(frozen=True, slots=True)
class MergeUp:
    """Merge the cell of a line, and all merged with it, with the cell above; the cell keeps both texts."""

    line_id: str
    field: str

    @property
    def label(self) -> str:
        """The name of the step."""
        return _("Gộp ô “{field}” với ô trên").format(field=field_name("line", self.field))

    def apply(self, tx: Tx) -> None:
        """Merge; raises InputProblem where there is no cell above."""
        row = tx.get("line", self.line_id)
        run = run_of(tx, self.line_id, self.field)
        above = tx.line(line_above(tx, run[0]))
        if above is None or row["reference"] or above.reference:
            raise InputProblem(_("Phía trên không có ô nào để gộp."))
        _merge(tx, [*run_of(tx, above.id, self.field), *run], self.field)


@dataclass(frozen=True, slots=True)
class MergeCells:
    """Merge the cells of lines that stand one under another; the cell keeps each text once."""

    line_ids: tuple[str, ...]
    field: str

    @property
    def label(self) -> str:
        """The name of the step."""
        return _("Gộp {count} ô “{field}”").format(count=len(self.line_ids), field=field_name("line", self.field))

    def apply(self, tx: Tx) -> None:
        """Merge; raises InputProblem where a line is gone, is a reference or has another row above it."""
        if not self.line_ids:
            return
        for line in self.line_ids:
            tx.get("line", line)
        lines = list(dict.fromkeys(member for line in self.line_ids for member in run_of(tx, line, self.field)))
        for above, line in pairwise(lines):
            if line_above(tx, line) != above:
                text = _("Chỉ gộp được các ô liền nhau của một cột, giữa chúng không có dòng tiêu đề.")
                raise InputProblem(text)
        if any(tx.get("line", line)["reference"] for line in lines):
            raise InputProblem(_("Không gộp được ô của dòng dẫn chiếu, vì dẫn chiếu chiếm cả dòng."))
        _merge(tx, lines, self.field)


def _merge(tx: Tx, lines: Sequence[str], field: str) -> None:
    """Put all lines, given from the top, under one cell with all their texts, each once."""
    texts: dict[str, None] = {}
    for id_ in lines:
        line = tx.line(id_)
        if line is not None and (text := value_of(line, field)):
            texts[text] = None
    together = "\n".join(texts)
    for place, id_ in enumerate(lines):
        row = with_text(tx.get("line", id_), field, together)
        merged = merged_of(row["merged"])
        tx.put("line", row | {"merged": pack_merged(merged | {field} if place else merged)})


@dataclass(frozen=True, slots=True)
class SplitCell:
    """Split a merged cell; every line keeps its text."""

    line_id: str
    field: str

    @property
    def label(self) -> str:
        """The name of the step."""
        return _("Tách ô “{field}”").format(field=field_name("line", self.field))

    def apply(self, tx: Tx) -> None:
        """Split; raises InputProblem where the line is gone."""
        tx.get("line", self.line_id)
        for member in run_of(tx, self.line_id, self.field):
            row = tx.get("line", member)
            tx.put("line", row | {"merged": pack_merged(merged_of(row["merged"]) - {self.field})})

"""Commands that change the text of one cell."""

from __future__ import annotations

from dataclasses import dataclass

from models.errors import InputProblem
from models.grid.grid import Address
from models.i18n import _
from models.plan import LINE_FIELDS
from models.store.merges import run_of
from models.store.nodes import extra_of, pack_extra, pack_json, pack_merged
from models.store.schema import KINDS, Row
from models.store.transaction import Tx
from models.text import printable
from models.words import field_name

PLAN_TEXTS = ("title", "agency", "parent_agency", "place", "number", "symbol", "issued")
PLAN_LISTS = ("legal_bases", "recipients")
_SIGNER = ("signer.authority", "signer.position", "signer.name")


@dataclass(frozen=True, slots=True)
class SetText:
    """Set one value; a merged cell sets it in all its lines. Fields of several paragraphs take one per line of text."""

    address: Address
    text: str

    @property
    def label(self) -> str:
        """The name of the step."""
        name = field_name(self.address.table, self.address.field)
        return _("Sửa ô “{field}”").format(field=name)

    @property
    def merge_key(self) -> str:
        """Quick edits with the same key become one step."""
        return "/".join(self.address)

    def apply(self, tx: Tx) -> None:
        """Write the text; raises InputProblem where the cell is gone."""
        table, id_, name = self.address
        text = printable(self.text)
        if table == "line":
            _set_line_text(tx, id_, name, text)
        elif table in KINDS and name == "title":
            tx.put("item", tx.get("item", id_) | {"title": text})
        elif table == "appendix" and name in ("title", "label", "caption", "closing"):
            tx.put(table, tx.get(table, id_) | {name: text})
        elif table == "section" and name in ("number", "heading", "paragraphs"):
            value = _pack_paragraphs(text) if name == "paragraphs" else text
            tx.put(table, tx.get(table, id_) | {name: value})
        elif table == "remark" and name in ("message", "text", "place"):
            tx.put(table, tx.get(table, id_) | {name: text})
        elif table == "plan" and name in (*PLAN_TEXTS, *_SIGNER):
            tx.put(table, tx.get(table, id_) | {name.replace(".", "_"): text})
        elif table == "plan" and name in PLAN_LISTS:
            tx.put(table, tx.get(table, id_) | {name: _pack_paragraphs(text)})
        else:
            raise ValueError(f"no such value: {self.address}")


def _pack_paragraphs(text: str) -> str:
    """The JSON column of a field that holds one paragraph per line; blank lines are left out."""
    return pack_json([line.strip() for line in text.split("\n") if line.strip()])


def _set_line_text(tx: Tx, line_id: str, name: str, text: str) -> None:
    """Set a field of a line and of all lines merged with it there; raises InputProblem where the line is gone."""
    if name == "reference":
        SetReference(line_id, text).apply(tx)
        return
    if tx.get("line", line_id)["reference"]:
        if text:
            raise InputProblem(_("Dòng này là một dẫn chiếu chiếm cả dòng; hãy xóa dẫn chiếu trước khi nhập ô khác."))
        return
    for member in run_of(tx, line_id, name):
        tx.put("line", with_text(tx.get("line", member), name, text))


def with_text(row: Row, name: str, text: str) -> Row:
    """A line's row with another text in a field or custom column; raises ValueError for an unknown field."""
    if name.startswith("extra."):
        key, extra = name.removeprefix("extra."), dict(extra_of(row["extra"]))
        if text or key in extra:
            extra[key] = text
        return row | {"extra": pack_extra(extra)}
    if name not in LINE_FIELDS:
        raise ValueError(f"no such field: {name}")
    return row | {name: text}


@dataclass(frozen=True, slots=True)
class SetReference:
    """Make a line a reference that takes all its cells, or with "" an ordinary line again."""

    line_id: str
    text: str

    @property
    def label(self) -> str:
        """The name of the step."""
        return _("Sửa ô “{field}”").format(field=field_name("line", "reference"))

    @property
    def merge_key(self) -> str:
        """Quick edits with the same key become one step."""
        return f"line/{self.line_id}/reference"

    def apply(self, tx: Tx) -> None:
        """Write the reference; the texts of the cells it takes are given up, for they would be nowhere to see."""
        row = tx.get("line", self.line_id)
        text = printable(self.text)
        if text:
            row |= dict.fromkeys(LINE_FIELDS, "") | {"merged": pack_merged(set()), "extra": pack_extra({})}
        tx.put("line", row | {"reference": text})


def blank_line(task_id: str, position: float, id_: str) -> Row:
    """The row of a line without text."""
    texts = dict.fromkeys((*LINE_FIELDS, "reference"), "")
    return {"id": id_, "task_id": task_id, "position": position, **texts, "merged": "[]", "extra": "{}"}

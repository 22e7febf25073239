"""Where something stands in a plan, in words: "Phụ lục I › III. Cải cách … › Nhiệm vụ 2 › Thời hạn"."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from models.compare.index import Nodes, table_of
from models.grid.numbers import printed_numbers
from models.grid.prose import mark
from models.i18n import _
from models.page import label_apart
from models.plan import Appendix, Area, Group, Line, Objective, Plan, Section, Task
from models.text import one_line
from models.words import field_name

_LONGEST = 70


class Places:
    """Tells places of one state of a plan; numbers of an appendix are made when first asked for."""

    def __init__(self, nodes: Nodes, known: Callable[[Appendix], Mapping[str, str] | None] | None = None) -> None:
        """`known` may give the numbers of an appendix where they are at hand already."""
        self._nodes = nodes
        self._known = known
        self._numbers: dict[str, tuple[Appendix, Mapping[str, str]]] = {}
        self._labels: dict[str, tuple[Plan, str]] = {}

    def of(self, id_: str) -> tuple[str, ...]:
        """The words of a node and of what holds it, from the outside in; () for the plan and for what is gone."""
        path = self._path(id_)
        return tuple(word for n, node in enumerate(path) if (word := self._word(node, path[:n])))

    def label(self, id_: str, field: str, paragraph: int | None = None) -> str:
        """What a value is called at its node; "" for the title of a row, which needs no further word."""
        path = self._path(id_)
        own = path[-1] if path else None
        if paragraph is not None:
            name = _("đoạn {number}").format(number=paragraph + 1)
            return f"{field_name('plan', field)}, {name}" if isinstance(own, Plan) else name
        if field == "title" and not isinstance(own, Plan | Appendix | None):
            return ""
        return self._field(own, field, path)

    def _field(self, node: object | None, field: str, path: list[object]) -> str:
        """What a field is called where it stands: by the heading of its column, else by its own name."""
        if field in _SPECIAL:
            return _(_SPECIAL[field])
        bare = field.removeprefix("merged.")
        name = ""
        if isinstance(node, Line):
            layout = next((one.layout for one in path if isinstance(one, Appendix)), None)
            name = one_line(layout.header_of(bare)) if layout else ""
        return name or field_name(table_of(node), bare)

    def _path(self, id_: str) -> list[object]:
        path: list[object] = []
        while id_ and id_ in self._nodes:
            path.append(self._nodes.node(id_))
            id_ = self._nodes.parent_id(id_)
        return path[::-1]

    def _word(self, node: object, above: list[object]) -> str:
        """What one node is called; `above` are those that hold it."""
        parent = above[-1] if above else None
        match node:
            case Plan():
                return ""
            case Section():
                name = node.heading or (node.paragraphs[0] if node.paragraphs else "")
                return short(f"{mark(node.number)}{name}") or _("mục không tên")
            case Appendix():
                return self._appendix(node)
            case Area():
                alone = not node.title and isinstance(parent, Appendix) and len(parent.areas) == 1
                return "" if alone else self._titled(node, above)
            case Group() | Objective():
                return self._titled(node, above)
            case Task():
                return self._task(node, above)
            case Line():
                return _line(node, parent)
        return ""

    def _appendix(self, node: Appendix) -> str:
        plan = self._nodes.plan
        kept = self._labels.get(node.id)
        if kept is None or kept[0] is not plan:
            kept = self._labels[node.id] = (plan, short(label_apart(plan, node) or node.title) or _("Phụ lục"))
        return kept[1]

    def _number(self, node_id: str, above: list[object]) -> str:
        appendix = next((one for one in above if isinstance(one, Appendix)), None)
        if appendix is None:
            return ""
        if self._known is not None and (numbers := self._known(appendix)) is not None:
            return numbers.get(node_id, "")
        kept = self._numbers.get(appendix.id)
        if kept is None or kept[0] is not appendix:
            kept = self._numbers[appendix.id] = (appendix, printed_numbers(appendix))
        return kept[1].get(node_id, "")

    def _titled(self, node: Area | Group | Objective, above: list[object]) -> str:
        number = self._number(node.id, above)
        return short(f"{mark(number)}{node.title}") or field_name(table_of(node), "title")

    def _task(self, node: Task, above: list[object]) -> str:
        if number := self._number(node.id, above):
            return _("Nhiệm vụ {number}").format(number=number)
        return _("Nhiệm vụ “{title}”").format(title=short(node.title)) if node.title else _("Nhiệm vụ")


def _line(node: Line, parent: object) -> str:
    """A line is named only where its task has several."""
    if not isinstance(parent, Task) or len(parent.lines) < 2:
        return ""
    place = next((n for n, line in enumerate(parent.lines, 1) if line.id == node.id), 1)
    return _("dòng {number}").format(number=place)


_SPECIAL = {
    "kind": "Loại mục",
    "layout": "Mẫu bảng",
    "widths": "Độ rộng cột",
    "landscape": "Hướng giấy",
    "item_style": "Cách đánh số",
    "page": "Thiết lập trang",
}


def short(text: str, longest: int = _LONGEST) -> str:
    """A text on one line, cut at a word where it is long."""
    text = one_line(text)
    if len(text) <= longest:
        return text
    return text[:longest].rsplit(" ", 1)[0].rstrip(" ,;:.-") + "…"

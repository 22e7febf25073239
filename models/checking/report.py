"""What a check found, told outside the window: plain data for programs, lines for a terminal, a list for print."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from models.checking.finding import Finding, Severity, Spot
from models.compare.index import Nodes
from models.compare.places import Places
from models.grid.numbers import number_along, printed_numbers
from models.grid.prose import mark
from models.i18n import _
from models.listing import listing
from models.plan import Appendix, Area, Group, Line, Objective, Plan, Section, Task
from models.sending.finding import appendix_name
from models.text import one_line
from models.words import field_name

SEVERITY_NAMES = {Severity.ERROR: "Lỗi", Severity.WARNING: "Cảnh báo", Severity.HINT: "Gợi ý"}
_SIGN = " › "
_LONGEST_EXCERPT = 240
_MOST_PLACES = 50
# Lists of the plan whose paragraphs are told by their place.
_LISTS = frozenset({"legal_bases", "recipients"})


class Report:
    """Tells places of findings in one state of a plan.

    `whole` counts the numbers of an appendix once for many findings; without it each place is found by itself, so that
    one finding of a long plan costs little.
    """

    def __init__(self, nodes: Nodes, whole: bool = True) -> None:
        self._nodes = nodes
        self._whole = whole
        self._numbers: dict[str, tuple[Appendix, Mapping[str, str]]] = {}
        self._places = Places(nodes, self._numbers_of if whole else self._numbers_on_the_way)
        self._way: tuple[str, ...] = ()

    def data(self, findings: Iterable[Finding]) -> list[dict[str, Any]]:
        """The findings as plain data, in their order; `also` are the other places of one that speaks of several."""
        return [self._one(finding) for finding in findings]

    def _one(self, finding: Finding) -> dict[str, Any]:
        first, *others = finding.spots
        told = {
            "rule": finding.rule,
            "severity": finding.severity.value,
            "place": self.place(first),
            "excerpt": finding.excerpt,
            "message": finding.message,
            "fixable": finding.fixable,
        }
        return told | ({"also": [self.place(spot) for spot in others[:_MOST_PLACES]]} if others else {})

    def place(self, spot: Spot) -> dict[str, Any]:
        """Where a spot stands, with labels and numbers as printed.

        In a table: appendix, area, item (the number of the task, or of what it stands under where it bears none; where
        the imported file had another one, that as source_item), title of the task, line (from 1), field and the heading
        of its column. In the text: section ("II.1") and paragraph (from 1). In the letterhead: field, in a list of the
        letterhead paragraph, too.
        """
        path = self._path(spot.address.id)
        node, field = (path[-1] if path else None), spot.address.field
        if isinstance(node, Section):
            place: dict[str, Any] = {"section": section_number([one for one in path if isinstance(one, Section)])}
            place |= {"heading": one_line(node.heading)} if node.heading else {}
            return place | ({"paragraph": spot.paragraph + 1} if spot.paragraph >= 0 else {"field": field})
        if isinstance(node, Plan) or node is None:
            own = {"field": field, "column": field_name("plan", field)}
            return own | ({"paragraph": spot.paragraph + 1} if spot.paragraph >= 0 and field in _LISTS else {})
        return self._in_appendix(path, field)

    def words(self, spot: Spot) -> str:
        """Where a spot stands as one phrase: "Phụ lục I › III. Cải cách … › Nhiệm vụ 2 › Thời hạn"."""
        id_, field = spot.address.id, spot.address.field
        if not self._whole:
            self._way = tuple(str(getattr(one, "id", "")) for one in self._path(id_))
        paragraph = spot.paragraph if spot.paragraph >= 0 else None
        label = self._places.label(id_, field, paragraph) if field else ""
        return _SIGN.join(word for word in (*self._places.of(id_), label) if word)

    def lines(self, findings: Iterable[Finding]) -> Iterator[str]:
        """The findings as lines of text: by severity, each with its place; what can be put right at once is marked."""
        for severity, own in by_severity(findings):
            if own:
                yield _("{severity} ({count})").format(severity=_(SEVERITY_NAMES[severity]).upper(), count=len(own))
                for finding in own:
                    end = _(" [sửa tự động được]") if finding.fixable else ""
                    yield f"  {self.words(finding.spots[0])}: {finding.message}{end}"

    def printed(self, findings: Iterable[Finding], titles: Mapping[str, str] | None = None) -> Plan:
        """The findings as a list that the writers of plans write; `titles` are the names of the rules."""
        plan = self._nodes.plan
        columns = [(_("Vị trí"), 72.0), (_("Điều phát hiện"), 106.0), (_("Trích nguyên văn"), 70.0)]
        parts = [
            (_(SEVERITY_NAMES[severity]), [self._row(finding, titles or {}) for finding in own])
            for severity, own in by_severity(findings)
        ]
        about = one_line(plan.title)
        title = _("KẾT QUẢ SOÁT LỖI KẾ HOẠCH") + (f"\n{about}" if about else "")
        return listing(plan, title, columns, parts)

    def _row(self, finding: Finding, titles: Mapping[str, str]) -> tuple[str, str, str]:
        title = _(titles[finding.rule]) + ": " if finding.rule in titles else ""
        excerpt = one_line(finding.excerpt)
        cut = excerpt if len(excerpt) <= _LONGEST_EXCERPT else excerpt[:_LONGEST_EXCERPT].rstrip() + "…"
        return self.words(finding.spots[0]), title + finding.message, cut

    def _in_appendix(self, path: Sequence[object], field: str) -> dict[str, Any]:
        place: dict[str, Any] = {}
        ids = [str(getattr(one, "id", "")) for one in path]
        appendix = next((one for one in path if isinstance(one, Appendix)), None)
        if appendix is None:
            return {"field": field}
        self._way = tuple(ids)
        numbers = self._numbers_of(appendix) if self._whole else self._numbers_on_the_way(appendix)
        place["appendix"] = appendix_name(self._nodes.plan, appendix)
        for above, node in zip([None, *path], path, strict=False):
            match node:
                case Area():
                    place["area"] = one_line(f"{mark(numbers.get(node.id, ''))}{node.title}")
                case Group() | Objective() | Task():
                    own = numbers.get(node.id, "")
                    place |= {"item": own or place.get("item", ""), "title": one_line(node.title)}
                    if own and node.source_number and node.source_number != own:
                        place["source_item"] = node.source_number
                case Line():
                    lines = above.lines if isinstance(above, Task) else ()
                    place["line"] = next((n for n, one in enumerate(lines, 1) if one.id == node.id), 1)
        place["field"] = field
        node = path[-1]
        heading = one_line(appendix.layout.header_of(field)) if isinstance(node, Line) and field else ""
        place["column"] = heading or (field_name(type(node).__name__.lower(), field) if field else "")
        return place

    def _path(self, id_: str) -> list[object]:
        """The node and all that holds it, from the plan down; [] for what is gone."""
        path: list[object] = []
        while id_ and id_ in self._nodes:
            path.append(self._nodes.node(id_))
            id_ = self._nodes.parent_id(id_)
        return path[::-1]

    def _numbers_of(self, appendix: Appendix) -> Mapping[str, str]:
        kept = self._numbers.get(appendix.id)
        if kept is None or kept[0] is not appendix:
            kept = self._numbers[appendix.id] = (appendix, printed_numbers(appendix))
        return kept[1]

    def _numbers_on_the_way(self, appendix: Appendix) -> Mapping[str, str]:
        """The numbers of the nodes above the place that is asked for, and of nothing beside them."""
        if appendix.id not in self._way:
            return {}
        path = self._way[self._way.index(appendix.id) + 1 :]
        return {id_: number_along(appendix, path[:end]) for end, id_ in enumerate(path, 1)}


def by_severity(findings: Iterable[Finding]) -> list[tuple[Severity, list[Finding]]]:
    """The findings of each severity, the gravest first, each in the order in which they came."""
    kept = list(findings)
    return [(severity, [one for one in kept if one.severity is severity]) for severity in Severity]


def section_number(path: Sequence[Section]) -> str:
    """The number of a section with those above it: "II.1"; "1.2" that stands in 1 is not told twice."""
    number = ""
    for section in path:
        own = section.number.strip().rstrip(".)")
        if own:
            number = own if not number or own.startswith(f"{number}.") else f"{number}.{own}"
    return number

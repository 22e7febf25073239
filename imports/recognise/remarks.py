"""Many remarks of one kind become one, so that the few that matter are seen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from models.i18n import _
from models.plan import Remark

_MOST = 5


def gathered(remarks: Iterable[Remark]) -> tuple[Remark, ...]:
    """The remarks, those with one message taken together where there are more than a few of them."""
    told = list(remarks)
    counts = Counter(remark.message for remark in told)
    found: list[Remark] = []
    places: dict[str, int] = {}
    for remark in told:
        message = remark.message
        if counts[message] <= _MOST:
            found.append(remark)
        elif message not in places:
            places[message] = len(found)
            first, _comma, _row = remark.place.partition(",")
            text = _("{message} ({count} chỗ)").format(message=message, count=counts[message])
            found.append(replace(remark, message=text, text=_told(remark), place=first))
        else:
            above = found[places[message]]
            found[places[message]] = replace(above, text=f"{above.text}\n{_told(remark)}".strip())
    return tuple(found)


def gathered_numbers(remarks: Sequence[Remark], place: str) -> list[Remark]:
    """The remarks on numbers, one for all where there are more than a few."""
    if len(remarks) <= _MOST:
        return list(remarks)
    message = _("{count} số thứ tự bị nhảy, bị lặp hoặc không hiểu được; khi in sẽ được đánh số lại.")
    text = "\n".join(filter(None, (remark.text for remark in remarks)))
    return [replace(remarks[0], message=message.format(count=len(remarks)), text=text, place=place)]


def _told(remark: Remark) -> str:
    row = remark.place.partition(",")[2].strip()
    return f"{row}: {remark.text}" if row and remark.text else remark.text or row

"""What a check of the plan finds: how grave it is, where, in one sentence, and what would put it right."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from models.grid.grid import Address
from models.store.transaction import Command


class Severity(StrEnum):
    """ERROR: wrong, the plan should not leave the house so; WARNING: most likely wrong; HINT: worth a look."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"


class Spot(NamedTuple):
    """A stretch of one text of the plan, from `start` up to `end`, and what stands there.

    `paragraph` is as in models.walk.Value. `put` is the text that would be right in its place, None where only the
    officer can tell. A named tuple, because a check makes many.
    """

    address: Address
    start: int = 0
    end: int = 0
    text: str = ""
    put: str | None = None
    paragraph: int = -1


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing found; `rule` is its stable name, `spots` all places it speaks of, the one to go to first in front.

    `message` is one sentence. `key` names the finding across edits elsewhere: what is dismissed under it stays so until
    the words it speaks of change. `remedy` puts right what no change of text could.
    """

    rule: str
    severity: Severity
    message: str
    spots: tuple[Spot, ...]
    key: str = ""
    remedy: Command | None = None

    @property
    def address(self) -> Address:
        """The value to go to."""
        return self.spots[0].address

    @property
    def excerpt(self) -> str:
        """The words it speaks of; "" where something is missing."""
        return self.spots[0].text

    @property
    def fixable(self) -> bool:
        """Whether it can be put right in one step."""
        return self.remedy is not None or any(spot.put is not None for spot in self.spots)

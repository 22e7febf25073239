"""The pieces of one source while they are understood: which of them are used, and what is told of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from imports.blocks import Paragraph, Piece, Source, Spot
from imports.choices import Choices
from imports.recognise.notes import Notes
from models.plan import Remark


class Stream:
    """Reads one source in turn: `used` are the places of the pieces that found their way into the plan."""

    def __init__(self, source: Source, choices: Choices, notes: Notes) -> None:
        self.pieces: Sequence[Piece] = source.pieces
        self.choices = choices
        self.notes = notes
        self.remarks: list[Remark] = list(source.remarks)
        self.used: set[int] = set()

    def free(self, place: int) -> bool:
        """Whether nobody has used a piece yet."""
        return place not in self.used

    def paragraphs(self, places: Iterable[int]) -> list[Paragraph]:
        """The paragraphs at places."""
        return [piece for place in places if isinstance(piece := self.pieces[place], Paragraph)]

    def remark(self, message: str, text: str = "", place: str = "", *, piece: int | None = None) -> None:
        """Tell of a text, with the place of its piece."""
        remark = Remark(message=message, text=text, place=place)
        if piece is not None:
            self.notes.origins[remark.id] = Spot(piece)
        self.remarks.append(remark)

    def over(self, places: Sequence[int]) -> Notes:
        """Notes for paragraphs that stand at places of the stream."""
        return self.notes.over([Spot(place) for place in places])

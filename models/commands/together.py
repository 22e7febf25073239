"""Several commands as one step, for what the officer does at once: clearing or pasting many cells."""

from __future__ import annotations

from dataclasses import dataclass

from models.store.transaction import Command, Tx


@dataclass(frozen=True, slots=True)
class Together:
    """Commands that are done, undone and named as one; where one of them fails, none is done."""

    label: str
    commands: tuple[Command, ...]

    def apply(self, tx: Tx) -> None:
        """Do all in order; raises what the first failing command raises."""
        for command in self.commands:
            command.apply(tx)

"""Every way in which a plan can change, one frozen dataclass each; PlanSession.run() does them.

A module of them is imported when the first of its commands is asked for: the window starts without any.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from models.commands.document import (
        AddAppendix as AddAppendix,
        AddSection as AddSection,
        DeleteAppendix as DeleteAppendix,
        DeleteRemarks as DeleteRemarks,
        LeaveToRule as LeaveToRule,
        ReplacePlan as ReplacePlan,
        SetItemStyle as SetItemStyle,
        SetLayout as SetLayout,
        SetOrientation as SetOrientation,
        SetPage as SetPage,
        SetPlan as SetPlan,
        SetSections as SetSections,
    )
    from models.commands.levels import (
        Lower as Lower,
        Raise as Raise,
    )
    from models.commands.merging import (
        MergeCells as MergeCells,
        MergeUp as MergeUp,
        SplitCell as SplitCell,
    )
    from models.commands.move import (
        Move as Move,
        MoveBy as MoveBy,
        MoveTo as MoveTo,
    )
    from models.commands.order import (
        SortItems as SortItems,
    )
    from models.commands.paste import (
        InsertNodes as InsertNodes,
        PasteCells as PasteCells,
    )
    from models.commands.put_back import (
        PutBack as PutBack,
    )
    from models.commands.receive import (
        Receive as Receive,
    )
    from models.commands.registers import (
        DropEntries as DropEntries,
        KeepEntries as KeepEntries,
        SetChecks as SetChecks,
    )
    from models.commands.sections import (
        Demote as Demote,
        MoveParagraph as MoveParagraph,
        Numbered as Numbered,
        Promote as Promote,
        Renumber as Renumber,
        SetBody as SetBody,
        SetParagraphs as SetParagraphs,
        ToHeading as ToHeading,
        ToText as ToText,
    )
    from models.commands.structure import (
        AddArea as AddArea,
        AddGroup as AddGroup,
        AddLine as AddLine,
        AddObjective as AddObjective,
        AddTask as AddTask,
        CopyTo as CopyTo,
        Delete as Delete,
        Duplicate as Duplicate,
    )
    from models.commands.take_appendices import (
        TakeAppendices as TakeAppendices,
    )
    from models.commands.text import (
        SetReference as SetReference,
        SetText as SetText,
    )
    from models.commands.together import (
        Together as Together,
    )

_HOMES = {
    "document": (
        "AddAppendix AddSection DeleteAppendix DeleteRemarks LeaveToRule ReplacePlan SetItemStyle "
        "SetLayout SetOrientation SetPage SetPlan SetSections"
    ),
    "levels": "Lower Raise",
    "merging": "MergeCells MergeUp SplitCell",
    "move": "Move MoveBy MoveTo",
    "order": "SortItems",
    "paste": "InsertNodes PasteCells",
    "put_back": "PutBack",
    "receive": "Receive",
    "registers": "DropEntries KeepEntries SetChecks",
    "sections": "Demote MoveParagraph Numbered Promote Renumber SetBody SetParagraphs ToHeading ToText",
    "structure": "AddArea AddGroup AddLine AddObjective AddTask CopyTo Delete Duplicate",
    "take_appendices": "TakeAppendices",
    "text": "SetReference SetText",
    "together": "Together",
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names.split()}
__all__ = sorted(_HOME_OF)  # noqa: PLE0605


def __getattr__(name: str) -> object:
    """The command of that name from its module."""
    if name not in _HOME_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found = globals()[name] = getattr(import_module(f"models.commands.{_HOME_OF[name]}"), name)
    return found

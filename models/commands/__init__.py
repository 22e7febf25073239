"""Every way in which a plan can change, one frozen dataclass each; PlanSession.run() does them."""

from models.commands.document import (
    AddAppendix,
    AddSection,
    DeleteAppendix,
    DeleteRemarks,
    LeaveToRule,
    ReplacePlan,
    SetItemStyle,
    SetLayout,
    SetOrientation,
    SetPage,
    SetPlan,
    SetSections,
)
from models.commands.levels import Lower, Raise
from models.commands.merging import MergeCells, MergeUp, SplitCell
from models.commands.move import Move, MoveBy, MoveTo
from models.commands.order import SortItems
from models.commands.paste import InsertNodes, PasteCells
from models.commands.put_back import PutBack
from models.commands.sections import (
    Demote,
    MoveParagraph,
    Numbered,
    Promote,
    Renumber,
    SetBody,
    SetParagraphs,
    ToHeading,
    ToText,
)
from models.commands.structure import AddArea, AddGroup, AddLine, AddObjective, AddTask, CopyTo, Delete, Duplicate
from models.commands.text import SetReference, SetText
from models.commands.together import Together

__all__ = [
    "AddAppendix",
    "AddArea",
    "AddGroup",
    "AddLine",
    "AddObjective",
    "AddSection",
    "AddTask",
    "CopyTo",
    "Delete",
    "DeleteAppendix",
    "DeleteRemarks",
    "Demote",
    "Duplicate",
    "InsertNodes",
    "LeaveToRule",
    "Lower",
    "MergeCells",
    "MergeUp",
    "Move",
    "MoveBy",
    "MoveParagraph",
    "MoveTo",
    "Numbered",
    "PasteCells",
    "Promote",
    "PutBack",
    "Raise",
    "Renumber",
    "ReplacePlan",
    "SetBody",
    "SetItemStyle",
    "SetLayout",
    "SetOrientation",
    "SetPage",
    "SetParagraphs",
    "SetPlan",
    "SetReference",
    "SetSections",
    "SetText",
    "SortItems",
    "SplitCell",
    "ToHeading",
    "ToText",
    "Together",
]

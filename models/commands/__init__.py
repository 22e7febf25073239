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
from models.commands.move import Move, MoveBy
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
from models.commands.structure import AddArea, AddGroup, AddLine, AddObjective, AddTask, Delete, Duplicate
from models.commands.text import MergeUp, SetReference, SetText, SplitCell
from models.commands.together import Together

__all__ = [
    "AddAppendix",
    "AddArea",
    "AddGroup",
    "AddLine",
    "AddObjective",
    "AddSection",
    "AddTask",
    "Delete",
    "DeleteAppendix",
    "DeleteRemarks",
    "Demote",
    "Duplicate",
    "LeaveToRule",
    "MergeUp",
    "Move",
    "MoveBy",
    "MoveParagraph",
    "Numbered",
    "Promote",
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
    "SplitCell",
    "ToHeading",
    "ToText",
    "Together",
]

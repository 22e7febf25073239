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
    "Duplicate",
    "LeaveToRule",
    "MergeUp",
    "Move",
    "MoveBy",
    "ReplacePlan",
    "SetItemStyle",
    "SetLayout",
    "SetOrientation",
    "SetPage",
    "SetPlan",
    "SetReference",
    "SetSections",
    "SetText",
    "SplitCell",
    "Together",
]

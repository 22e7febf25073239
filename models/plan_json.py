"""The plan as JSON in the format "cchc-plan/1" (docs/cchc-plan-1.md); the only door to its reader and writer."""

from models.plan_json_read import appendix_from_json, layout_for_columns, load_plan, plan_from_json
from models.plan_json_write import FORMAT, appendix_to_json, dump_plan, plan_to_json

__all__ = [
    "FORMAT",
    "appendix_from_json",
    "appendix_to_json",
    "dump_plan",
    "layout_for_columns",
    "load_plan",
    "plan_from_json",
    "plan_to_json",
]

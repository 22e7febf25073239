"""Lập kế hoạch năm sau: the plan of the next year, or of the next period, out of the one that is there.

    options = Options(old=Span(2024, 2024), new=Span(2025, 2025))
    rolled = roll(plan, options)
    rolled.plan, rolled.changes, rolled.checks, rolled.tasks, rolled.ids

Years move with the period where they are the plan's own; in cited documents, laws, programmes that reach beyond the
period and facts of the past they stay. mentions.py finds the years in a text, years.py says which of them move,
kinds.py what sort of task each is, rolling.py makes the plan, checks.py lists what is to be looked at again.
"""

from models.rollover.options import Decision as Decision
from models.rollover.options import Options as Options
from models.rollover.options import Span as Span
from models.rollover.rolling import Rolled as Rolled
from models.rollover.rolling import roll as roll

"""The parts of the plan's tree: what it shows, how that is painted, what is dragged and searched in it."""

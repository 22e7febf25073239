"""The Grid: what a table looks like on paper, between the plan and every file format and the screen."""

"""The window of the units: the directory of the plan, what it learns from the plan, agencies under new names."""

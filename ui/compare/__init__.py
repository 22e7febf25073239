"""Two states of the plan side by side: what is different, with the way to each place and back to the old text."""

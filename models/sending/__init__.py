"""Sending a plan: what to look at first, which files to make, what they are called, and the letter that goes along."""

"""Differences on the screen: words that went and came marked, in a list of any length."""

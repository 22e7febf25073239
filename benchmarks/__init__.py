"""Measurements against named peers; python -m benchmarks runs all of them and prints ratios."""

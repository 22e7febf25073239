"""Readers (file -> Grid) and recognise (Grid -> Plan); imports models and one file library each."""

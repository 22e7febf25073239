"""The two kinds of trouble a user can meet; anything else is a bug of ours."""

from __future__ import annotations


class PlanError(Exception):
    """Trouble told in one plain Vietnamese sentence; `details` is for support, never shown unasked."""

    def __init__(self, message: str, details: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.details = details


class InputProblem(PlanError):
    """What is in a file or was typed cannot be used: not a Word file, damaged, from a newer program …"""


class EnvironmentProblem(PlanError):
    """The computer refuses: no permission, disk full, file open in another program, plan locked …"""

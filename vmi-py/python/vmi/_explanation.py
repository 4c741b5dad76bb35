"""Why a key is ordered, or is not."""

from __future__ import annotations

import html
import json
from typing import Any, NamedTuple, cast

__all__ = ["Explanation", "Line"]


class Line(NamedTuple):
    """One line of an explanation."""

    label: str
    """What the line is about."""
    text: str
    """The arithmetic."""
    source: str
    """Where the numbers come from."""


class Explanation:
    """Why a key is ordered, or is not: a heading and a line for each step.

    `str()` is the text, rounded for people; `to_dict()` has every input exact, and is enough to compute the outcome again.
    """

    __slots__ = ("_json", "_text")

    def __init__(self, text: str, derivation: str) -> None:
        self._text = text
        self._json = derivation

    @property
    def lines(self) -> list[Line]:
        """The lines under the heading."""
        return [Line(**line) for line in self.to_dict()["lines"]]

    def to_json(self) -> str:
        """The derivation as JSON: the same text from every language."""
        return self._json

    def to_dict(self) -> dict[str, Any]:
        """The derivation: item, location, rule, proposal id, problems, situation (all inputs), evaluation, lines."""
        return cast("dict[str, Any]", json.loads(self._json))

    def __str__(self) -> str:
        return self._text

    def __repr__(self) -> str:
        # In an interactive session `plan.explain(...)` alone shows the explanation.
        return self._text.rstrip("\n")

    def _repr_html_(self) -> str:
        return f"<pre>{html.escape(self._text)}</pre>"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Explanation) and self._json == other._json

    def __hash__(self) -> int:
        return hash(self._json)

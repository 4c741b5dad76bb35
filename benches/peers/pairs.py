"""A comparison of two ways to the same answers, and how it is timed: in pairs, one right after the other."""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import numpy as np

__all__ = ["Aim", "Comparison", "Measured", "Skipped", "agree", "at_least", "at_most", "measure"]


@dataclass(frozen=True)
class Aim:
    """What is aimed at: words for the table, and whether a measurement meets it."""

    words: str
    is_met: Callable[[Measured], bool]


@dataclass(frozen=True)
class Comparison:
    """Two functions without arguments that answer the same questions.

    Attributes:
        task: What is asked.
        peer: Who answers it today.
        run_peer: The peer's answers, as a user gets them.
        run_vmi: vmi's answers, as a user gets them.
        check: Raises `AssertionError` unless both agree; what it returns is printed below the table.
        peer_items: How many items a call of `run_peer` answers, where times are by the item.
        vmi_items: The same for `run_vmi`.
        aim: What is aimed at.
        notes: What a reader of the figures has to know.
    """

    task: str
    peer: str
    run_peer: Callable[[], Any]
    run_vmi: Callable[[], Any]
    check: Callable[[Any, Any], str | None]
    peer_items: int = 1
    vmi_items: int = 1
    aim: Aim | None = None
    notes: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Skipped:
    """A comparison that cannot be made, and why."""

    task: str
    why: str


@dataclass(frozen=True)
class Measured:
    """Medians over the pairs, in seconds for an item; the ratio is the median of the ratios of the pairs, above 1 where vmi is faster."""

    comparison: Comparison
    peer: float
    vmi: float
    ratio: float
    lowest: float
    highest: float
    note: str | None


def at_least(ratio: float) -> Aim:
    """vmi takes at most the peer's time divided by `ratio`."""
    return Aim(f"ratio ≥ {ratio:g}", lambda measured: measured.ratio >= ratio)


def at_most(seconds: float, words: str) -> Aim:
    """vmi takes at most so long for an item."""
    return Aim(f"vmi ≤ {words}", lambda measured: measured.vmi <= seconds)


def agree(what: str, found: Any, wanted: Any, *, relative: float = 1e-9, absolute: float = 0.0) -> None:
    """Raises `AssertionError` unless |found − wanted| ≤ max(absolute, relative · |wanted|) in every row."""
    found, wanted = np.asarray(found, dtype=float), np.asarray(wanted, dtype=float)
    assert found.shape == wanted.shape, f"{what}: {found.shape} and {wanted.shape}"
    apart = np.abs(found - wanted)
    is_far = ~(apart <= np.maximum(absolute, relative * np.abs(wanted)))
    if is_far.any():
        row = int(np.argmax(np.where(is_far, apart, -1)))
        raise AssertionError(f"{what}: {is_far.sum()} rows differ, the furthest in row {row}: vmi {found[row]!r}, peer {wanted[row]!r}")


def seconds(run: Callable[[], Any]) -> float:
    """Time of one call; what it returns is freed after the clock is stopped."""
    start = time.perf_counter()
    kept = run()
    taken = time.perf_counter() - start
    del kept
    return taken


def measure(comparison: Comparison, pairs: int, advance: Callable[[], None]) -> Measured:
    """Checks that both agree, which also warms both up, then times pairs whose order alternates."""
    note = comparison.check(comparison.run_vmi(), comparison.run_peer())
    advance()
    peer, vmi = [], []
    gc.collect()
    gc.disable()
    try:
        for pair in range(pairs):
            if pair % 2:
                vmi.append(seconds(comparison.run_vmi) / comparison.vmi_items)
                peer.append(seconds(comparison.run_peer) / comparison.peer_items)
            else:
                peer.append(seconds(comparison.run_peer) / comparison.peer_items)
                vmi.append(seconds(comparison.run_vmi) / comparison.vmi_items)
            advance()
    finally:
        gc.enable()
    ratios = [theirs / ours for theirs, ours in zip(peer, vmi, strict=True)]
    return Measured(
        comparison, statistics.median(peer), statistics.median(vmi), statistics.median(ratios), min(ratios), max(ratios), note
    )

"""A-B-A-B rounds and their verdict."""

import gc
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Ratio:
    """``median`` and ``worst`` of candidate/comparator over the rounds; seconds are for information only."""

    name: str
    median: float
    worst: float
    candidate: float
    comparator: float
    bound: float | None

    @property
    def holds(self) -> bool:
        return self.bound is None or self.median <= self.bound

    def __str__(self):
        bound = "chỉ báo số" if self.bound is None else f"cho phép {self.bound:.2f}: {'đạt' if self.holds else 'VƯỢT'}"
        return (
            f"{self.name}: {self.median:.3f} lần (vòng xấu nhất {self.worst:.3f}), {bound}"
            f" [{self.candidate * 1000:.1f} ms so với {self.comparator * 1000:.1f} ms]"
        )


def compare(
    name: str,
    candidate: Callable[[], object],
    comparator: Callable[[], object],
    *,
    bound: float | None,
    rounds: int = 7,
) -> Ratio:
    """Both are warmed once; each round times one of each, in turn, with the collector held still."""
    candidate(), comparator()
    pairs = []
    for turn in range(rounds):
        order = (candidate, comparator) if turn % 2 == 0 else (comparator, candidate)
        taken = {act: _seconds(act) for act in order}
        pairs.append((taken[candidate], taken[comparator]))
    ratios = [a / b for a, b in pairs]
    return Ratio(
        name,
        statistics.median(ratios),
        max(ratios),
        statistics.median(a for a, _ in pairs),
        statistics.median(b for _, b in pairs),
        bound,
    )


def _seconds(act: Callable[[], object]) -> float:
    gc.collect()
    gc.disable()
    try:
        start = time.perf_counter()
        act()
        return time.perf_counter() - start
    finally:
        gc.enable()

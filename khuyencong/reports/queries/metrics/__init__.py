"""Every figure of the report, declared once under a stable key."""

import re

from khuyencong.reports.queries.metrics import money, outcomes, results, work
from khuyencong.reports.queries.metrics.base import FACETS, Line, Metric, fold

METRICS: dict[str, Metric] = {
    metric.key: metric for metric in (*money.METRICS, *work.METRICS, *results.METRICS, *outcomes.METRICS)
}
_OUTPUT = re.compile(r"(targets\.)?outputs\.([A-Z]{2}\d{2,3})")


def find(key: str) -> Metric | None:
    """The figure of a key; those of the indicator catalogue are made as asked for."""
    if key in METRICS:
        return METRICS[key]
    if not (match := _OUTPUT.fullmatch(key)):
        return None
    make = results.target_of if match[1] else results.of_indicator
    return make(match[2], f"Kết quả theo chỉ tiêu {match[2]}", "")


__all__ = ["FACETS", "METRICS", "Line", "Metric", "find", "fold"]

"""May this establishment be helped on that day: eight questions, each answered with its article and its fact."""

from projects.queries.eligibility.answers import Answer, Judgement, from_json
from projects.queries.eligibility.benefits import Benefit, Limit, benefits_of, counted
from projects.queries.eligibility.judge import judge, parts_to_judge
from projects.queries.eligibility.register import decisions, latest_decisions, rule_in_the_way
from projects.queries.eligibility.simulation import SimulatedRow, Simulation

__all__ = [
    "Answer",
    "Benefit",
    "Judgement",
    "Limit",
    "SimulatedRow",
    "Simulation",
    "benefits_of",
    "counted",
    "decisions",
    "from_json",
    "judge",
    "latest_decisions",
    "parts_to_judge",
    "rule_in_the_way",
]

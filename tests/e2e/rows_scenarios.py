"""Rows for the counted pages of scenarios and of the board."""

from khuyencong.core.dates import today
from tests.factories import projects, scenarios


def grow_scenarios(thing, n: int) -> None:
    """Of this year, each with two đề án."""
    for one in scenarios.ScenarioFactory.create_batch(n, year=today().year):
        grow_scenario(one, 2)


def grow_scenario(scenario, n: int) -> None:
    for item in scenarios.ScenarioItemFactory.create_batch(n, scenario=scenario):
        projects.BeneficiaryFactory(project=item.project)


def a_number_of_the_board(thing) -> dict:
    return {"year": today().year, "stage": "da_chi"}

"""Rows of what runs between appraisal and acceptance, for the pages whose questions are counted."""

from datetime import date

from projects.choices import Criterion
from tests.factories import core, projects, running


def a_running_file(people):
    return projects.ProjectFactory(running=True, is_group=True)


def grow_running(project, n: int) -> None:
    for _ in range(n):
        one = projects.BeneficiaryFactory(project=project, support=1_000)
        running.AgreementFactory(beneficiary=one, amount=1_000)
        running.AppendixFactory(contract=project.contracts.get().contract)
        running.DemandFactory(inspection=running.InspectionFactory(project=project, beneficiary=one))
        running.AdjustmentFactory(project=project, granted=True)
        running.ProgressFactory(project=project)
        running.AppraisalFactory(project=project)
        running.YearPlanFactory(project=project, amount=1_000)


def an_appraisal(people):
    return running.AppraisalFactory(council=True)


def grow_appraisal(appraisal, n: int) -> None:
    for member in running.MemberFactory.create_batch(n, appraisal=appraisal, of_portal=True):
        running.ScoreFactory(appraisal=appraisal, member=member, criterion=Criterion.FILE)
    running.ResultFactory.create_batch(n, appraisal=appraisal)


def a_contract(people):
    return running.ContractFactory(amount=900_000_000_000)


def grow_contract(contract, n: int) -> None:
    for project in projects.ProjectFactory.create_batch(n, approved=True):
        running.ContractProjectFactory(project=project, contract=contract, amount=1_000)
    running.AppendixFactory.create_batch(n, contract=contract, document=core.OfficialDocumentFactory())


def an_inspection(people):
    return running.InspectionFactory()


def grow_inspection(inspection, n: int) -> None:
    running.DemandFactory.create_batch(n, inspection=inspection)
    running.PhotoFactory.create_batch(n, inspection=inspection)


def grow_waiting(thing, n: int) -> None:
    for appraisal in running.AppraisalFactory.create_batch(n):
        running.AppraisalFactory(project=appraisal.project, held_on=date(2026, 1, 25))


def part(row) -> dict:
    return {"pk": row.project_id, "part": row.pk}

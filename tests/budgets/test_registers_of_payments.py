"""The rules of payments and the caps as workbooks: out, in again, and what is wrong in them."""

import pytest
from django.db import IntegrityError, transaction

from budgets.imports import AdvanceRuleResource, CostCapResource
from budgets.models import AdvanceRule, CostCap
from khuyencong.portal.services.reference import load_reference

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("resource", "model"), [(AdvanceRuleResource, AdvanceRule), (CostCapResource, CostCap)])
def test_a_register_goes_out_and_comes_in_unchanged(resource, model):
    rows = model.objects.count()
    told = resource().import_data(resource().export(), dry_run=False)
    assert not told.has_errors()
    assert not told.has_validation_errors()
    assert told.totals["skip"] == rows == model.objects.count()


def test_a_changed_share_comes_in_and_a_wrong_one_does_not():
    sheet = AdvanceRuleResource().export(AdvanceRule.objects.filter(code="TU18"))
    column = sheet.headers.index("Được chi tới (%)")
    for percent, is_taken in (("60", True), ("160", False)):
        row = list(sheet[0])
        row[column] = percent
        del sheet[0]
        sheet.append(row)
        told = AdvanceRuleResource().import_data(sheet, dry_run=False)
        assert (told.has_validation_errors() or told.has_errors()) != is_taken, (percent, told.totals)
    assert AdvanceRule.objects.get(code="TU18").percent == 60


def test_an_unknown_paper_is_named():
    rule = AdvanceRule.objects.get(code="TU18")
    rule.papers = ["G040", "G999"]
    with pytest.raises(Exception, match="G999"):
        rule.full_clean()


def test_a_second_loading_writes_nothing_and_keeps_what_was_corrected():
    AdvanceRule.objects.filter(code="TU18").update(percent=50)
    assert load_reference(by=None)["quy định tạm ứng, mức chi"] == 0
    assert AdvanceRule.objects.get(code="TU18").percent == 50


def test_two_caps_of_one_case_never_meet():
    twin = CostCap.objects.get(code="MC03")
    twin.pk, twin.code = None, "MC99"
    with pytest.raises(IntegrityError, match="cost_cap_one_version_at_a_time"), transaction.atomic():
        twin.save()

"""The register of norms: out as a workbook and in again, loaded once."""

from tablib import Dataset

from khuyencong.portal.services.reference import load_reference
from projects.imports import NormResource
from projects.models import SupportNorm

TRIEU = 1_000_000


def test_the_register_comes_back_as_it_went_out(db):
    """Out as a workbook's rows and in again: nothing differs; a changed cap is one update, an overlap an error."""
    out = NormResource().export()
    assert len(out) == 110
    assert NormResource().import_data(out, dry_run=True).totals["skip"] == 110
    row = dict(zip(out.headers, out[out["Mã"].index("DM046")], strict=True))
    changed = Dataset(list((row | {"Trần (đồng)": "350.000.000"}).values()), headers=out.headers)
    assert NormResource().import_data(changed).totals["update"] == 1
    assert SupportNorm.objects.get(code="DM046").cap == 350 * TRIEU
    twin = Dataset(list((row | {"Mã": "DM999"}).values()), headers=out.headers)
    result = NormResource().import_data(twin)
    told = str([error for one in result.invalid_rows for error in one.error.messages])
    assert "Đã có một bản của mức này trong khoảng ngày ấy" in told


def test_loading_twice_writes_nothing(db):
    SupportNorm.objects.filter(code="DM046").update(cap=1)
    assert load_reference(by=None)["định mức"] == 0
    assert SupportNorm.objects.get(code="DM046").cap == 1  # as staff corrected it

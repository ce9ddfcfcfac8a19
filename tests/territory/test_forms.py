from datetime import date

import pytest
from django import forms

from khuyencong.territory.choices import Level
from khuyencong.territory.forms import UnitChoiceField


class PlaceForm(forms.Form):
    unit = UnitChoiceField(label="Địa bàn", on=date(2026, 3, 1))
    anywhen = UnitChoiceField(label="Nơi ghi lúc ấy", on=None, required=False)


def test_the_typed_name_is_read_on_the_server(places, django_assert_num_queries):
    form = PlaceForm({"unit": "p ben cat"})
    with django_assert_num_queries(1):
        assert form.is_valid()
    assert form.cleaned_data["unit"].reference_key == "new-25813"
    assert form.cleaned_data["anywhen"] is None


def test_several_units_are_listed_with_codes_to_type(places):
    form = PlaceForm({"unit": "Bình Dương"})
    assert not form.is_valid()
    (sentence,) = form.errors["unit"]
    assert "(mã 21733, từ 1/7/2025)" in sentence
    assert "(mã 25760, từ 1/7/2025)" in sentence
    assert PlaceForm({"unit": "25760"}).is_valid()


def test_unknown_empty_and_hostile_text(places):
    assert PlaceForm({"unit": ""}).errors["unit"] == ["Ghi địa bàn."]
    assert "Không có địa bàn nào tên “Atlantis”" in PlaceForm({"unit": "Atlantis"}).errors["unit"][0]
    for text in ("%", "_" * 300, "'; DROP TABLE", "x" * 301, "\u0000", "😀", "(cũ)", ","):
        assert not PlaceForm({"unit": text}).is_valid()


def test_a_form_may_set_the_day_and_the_level(places):
    form = PlaceForm({"unit": "ben cat"})
    form.fields["unit"].on = date(2022, 1, 1)
    assert form.is_valid()
    assert form.cleaned_data["unit"].reference_key == "old-721"
    form = PlaceForm({"unit": "ben cat"})
    form.fields["unit"].levels = [Level.PROVINCE]
    assert not form.is_valid()


@pytest.mark.parametrize("key", ["old-25744", "new-25750", "old-74"])
def test_a_unit_is_shown_as_text_that_finds_it_again(unit, key):
    here = unit(key)
    form = PlaceForm(initial={"anywhen": here.pk})
    shown = form["anywhen"].value()
    assert shown == here.label()
    assert f'value="{shown}"' in str(form["anywhen"])
    again = PlaceForm({"unit": "p ben cat", "anywhen": shown}, initial={"anywhen": here})
    assert again.is_valid()
    assert again.cleaned_data["anywhen"] == here
    assert again.changed_data == ["unit"]


def test_the_box_is_plain_and_names_its_suggestions(places):
    html = str(PlaceForm()["unit"])
    assert html.startswith('<input type="text"')
    assert 'data-suggest-url="/dia-ban/tim/"' in html
    assert 'autocomplete="off"' in html
    assert "style" not in html

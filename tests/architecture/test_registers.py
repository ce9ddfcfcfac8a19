"""Every register in which a row may be changed shows the second of two administrators both versions."""

import pytest
from django.contrib import admin
from django.test import RequestFactory

from khuyencong.core.models import Holiday, User
from khuyencong.core.registers import LineForm, RegisterForm, SharedLines, SharedRegister
from projects.models import ProgrammeGroup, ProgrammeTarget


def _administrator():
    request = RequestFactory().get("/")
    request.user = User(is_active=True, is_staff=True, is_superuser=True)
    return request


def editable() -> list[admin.ModelAdmin]:
    """Registers in which an administrator may change a row."""
    return [one for one in admin.site._registry.values() if one.has_change_permission(_administrator())]


def unwatched(register: admin.ModelAdmin) -> list[str]:
    """The page itself and those of its lines where the last save would win."""
    found = []
    line = type(register).mro()
    first = SharedRegister in line and line.index(SharedRegister) < line.index(admin.ModelAdmin)
    if not first or not issubclass(register.form, RegisterForm):
        found.append(type(register).__name__)
    if register.list_editable:  # boxes in a list, outside any page of a row
        found.append(f"{type(register).__name__}.list_editable")
    for inline in register.inlines:
        lines = inline(register.model, admin.site)
        is_changed = lines.has_change_permission(_administrator())
        if is_changed and not (issubclass(inline, SharedLines) and issubclass(inline.form, LineForm)):
            found.append(inline.__name__)
    return found


@pytest.mark.parametrize("register", [pytest.param(one, id=one.model._meta.label) for one in editable()])
def test_no_register_lets_the_last_save_win(register):
    assert unwatched(register) == []


def test_a_register_that_forgets_is_found():
    class Lines(admin.TabularInline):
        model = ProgrammeTarget

    class Forgetful(admin.ModelAdmin):
        inlines = [Lines]
        list_editable = ["name"]

    class Watched(SharedRegister, admin.ModelAdmin):
        pass

    class OwnForm(Watched):
        form = admin.ModelAdmin.form

    class TooLate(admin.ModelAdmin, SharedRegister):
        pass

    assert unwatched(Forgetful(ProgrammeGroup, admin.site)) == ["Forgetful", "Forgetful.list_editable", "Lines"]
    assert unwatched(OwnForm(Holiday, admin.site)) == ["OwnForm"]
    assert unwatched(TooLate(Holiday, admin.site)) == ["TooLate"]
    assert unwatched(Watched(Holiday, admin.site)) == []

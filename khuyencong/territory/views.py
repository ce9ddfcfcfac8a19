"""The suggestion list behind a place's text box."""

from django.http import JsonResponse
from django.views.generic import View

from khuyencong.territory.forms import SuggestForm
from khuyencong.territory.queries import suggestions


class UnitSuggest(View):
    """``GET /dia-ban/tim/?q=ben cat&on=2024-05-01`` → up to 20 units of that day, or of any time without ``on``."""

    http_method_names = ["get", "head", "options"]

    def get(self, request):
        form = SuggestForm(request.GET)
        if not form.is_valid():
            return JsonResponse({"errors": form.errors}, status=400)
        units = suggestions(form.cleaned_data["q"], on=form.cleaned_data["on"])
        rows = [
            {
                "id": unit.pk,
                "code": unit.code,
                "name": unit.full_name,
                "text": unit.label(),
                "dates": unit.dates,
            }
            for unit in units
        ]
        return JsonResponse({"results": rows})

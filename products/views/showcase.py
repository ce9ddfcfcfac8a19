"""Pages for everybody: a certificate under its printed code, the showcase of recognised products. No sign-in, no cookie."""

import math
from datetime import timedelta

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.views.generic import TemplateView, View

from khuyencong.core import files, pictures
from khuyencong.core.dates import now, today
from khuyencong.core.paging import page
from khuyencong.core.rates import Rate
from products.choices import ProductGroup, VotingLevel
from products.models.codes import printed_code, read_code
from products.queries import showcase

SIZE = 24
SIDE = 640
"""Pixels of the longer side of a photo: a card or a phone shows no more."""
public = method_decorator(login_not_required, name="dispatch")


CHECKS = Rate("certificate", 120, 60)
"""A stand at a fair, all phones behind one address, stays under it."""
MISSES = Rate("certificate-miss", 20, 10 * 60)
"""Codes that are none: a hand mistypes a few, a program guesses thousands."""


def _unknown(request):
    """One answer to every code that is none: neither a guess nor a misprint learns anything from it."""
    MISSES.count(request)
    return render(request, "products/public_unknown.html", status=404)


class Paced(View):
    """A door to certificates by their codes: an address that knocks too often is told when to come again."""

    def dispatch(self, request, *args, **kwargs):
        if wait := max(MISSES.wait(request), CHECKS.wait(request)):
            return _too_often(request, wait)
        CHECKS.count(request)
        return super().dispatch(request, *args, **kwargs)


def _too_often(request, wait: int):
    told = {"minutes": math.ceil(wait / 60), "at": now() + timedelta(seconds=wait)}
    answer = render(request, "products/public_too_often.html", told, status=429)
    answer["Retry-After"] = str(wait)
    return answer


@public
class Showcase(TemplateView):
    template_name = "products/public_list.html"

    def get_context_data(self, **kwargs):
        asked = _asked(self.request.GET)
        found = showcase.showcase(user=self.request.user, on=today(), **asked)
        shown = page(self.request, found, size=SIZE)
        return super().get_context_data(
            page=shown,
            cards=showcase.shown(shown.items),
            asked=asked,
            groups=ProductGroup.choices,
            levels=VotingLevel.choices,
            is_asked=any(asked.values()),
            today=today(),
        )


def _asked(get) -> dict:
    """What the address asks for; what cannot be read asks for nothing."""
    year = get.get("nam", "")
    return {
        "text": get.get("q", "")[:100],
        "place": get.get("noi", "")[:100],
        "group": get.get("nhom", "") if get.get("nhom") in ProductGroup.values else "",
        "level": get.get("cap", "") if get.get("cap") in VotingLevel.values else "",
        "year": int(year) if year.isascii() and year.isdigit() and len(year) == 4 else None,
        "every": "ca-het-han" in get,
    }


@public
class CertificateLookup(TemplateView):
    """Where a code read off a paper is typed in."""

    template_name = "products/public_lookup.html"

    def get(self, request, *args, **kwargs):
        typed = request.GET.get("ma", "")
        if code := read_code(typed):
            return HttpResponseRedirect(reverse("showcase:certificate", args=[printed_code(code)]))
        return self.render_to_response(self.get_context_data(typed=typed))


@public
class PublicCertificate(Paced):
    """In force, ended or withdrawn; what it was given for."""

    def get(self, request, *args, code, **kwargs):
        row = showcase.by_code(request.user, code)
        if row is None:
            return _unknown(request)
        (shown,) = showcase.shown([row.product])
        told = {"row": row, "shown": shown, "state": showcase.state_of(row, today())}
        return render(request, "products/public_certificate.html", told)


@public
class PublicPhoto(View):
    """A photo of the product, bare of all it carried, while its maker agrees. Pages of many count once, misses each."""

    def dispatch(self, request, *args, **kwargs):
        if wait := MISSES.wait(request):
            return _too_often(request, wait)
        return super().dispatch(request, *args, **kwargs)

    def get(self, request, *args, code, angle, **kwargs):
        row = showcase.by_code(request.user, code)
        photo = showcase.photo(row, angle) if row else None
        if photo is None:
            return _unknown(request)
        with files.opened(photo) as kept:
            content = pictures.bare(kept.read(), longest=SIDE)
        return files.inert(content, name=f"{row.printed_code}-{angle}.jpg", content_type="image/jpeg")

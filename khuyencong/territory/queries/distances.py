"""How far places lie from where the province is run, from the centres of their land."""

from datetime import date
from math import asin, cos, radians, sin, sqrt

from django.db.models import Q

from khuyencong.territory.models import AdministrativeUnit, ProvincialSeat

EARTH_KM = 6371.0


def seat_of(province: AdministrativeUnit, on: date) -> ProvincialSeat | None:
    """Where its administration stood on a day; None while nobody has written it down. One query."""
    return ProvincialSeat.objects.filter(province=province).on(on).select_related("seat").first()


def kilometres(one: AdministrativeUnit, other: AdministrativeUnit) -> float | None:
    """As the crow flies between two centres; None when a centre is not known."""
    if None in (one.lat, one.lon, other.lat, other.lon):
        return None
    lat, far = radians(one.lat), radians(other.lat)
    half = sin((far - lat) / 2) ** 2 + cos(lat) * cos(far) * sin(radians(other.lon - one.lon) / 2) ** 2
    return 2 * EARTH_KM * asin(sqrt(half))


def units_of(province: AdministrativeUnit, level: int, on: date):
    """The units of a level in a province on a day, in order of name."""
    inside = Q(parent=province) | Q(parent__parent=province)
    return AdministrativeUnit.objects.filter(inside, level=level).on(on).order_by("sort_key", "pk")

"""Where people are signed in."""

from datetime import timedelta

import factory
from django.contrib.sessions.models import Session
from django.utils import timezone
from factory.django import DjangoModelFactory

from khuyencong.core.models import Device
from tests.factories.core import UserFactory


class SessionFactory(DjangoModelFactory):
    class Meta:
        model = Session

    session_key = factory.Sequence(lambda n: f"phien-thu-{n}")
    session_data = ""
    expire_date = factory.LazyFunction(lambda: timezone.now() + timedelta(days=30))


class DeviceFactory(DjangoModelFactory):
    class Meta:
        model = Device

    user = factory.SubFactory(UserFactory)
    session = factory.SubFactory(SessionFactory)
    name = "Chrome trên Android"
    signed_in_at = factory.LazyFunction(timezone.now)
    lock = factory.LazyAttribute(lambda one: one.user.get_session_auth_hash()[:12])

    class Params:
        remembered = factory.Trait(is_remembered=True)

"""Rows for the pages of the phone."""

from khuyencong.core.choices import Role
from tests.factories.devices import DeviceFactory


def grow_devices(people, n: int) -> None:
    DeviceFactory.create_batch(n, user=people[Role.COLLABORATOR])

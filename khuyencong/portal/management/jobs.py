"""What the worker does, by the clock or when asked; each is a service, called as often as one likes without harm.

Run by ``manage.py procrastinate worker``; ``demo`` starts one. Two workers share the work: Procrastinate defers each round
once, and the services themselves do nothing twice.
"""

from procrastinate.contrib.django import app

import collaborators.services
from khuyencong.core import idempotency, outbox
from products.management import printing
from products.services.printing import JOB


@app.periodic(cron="*/10 * * * *")
@app.task(name="nhac_bao_cao", queueing_lock="nhac_bao_cao")
def remind(timestamp: int) -> None:
    """Put the reminders whose time it is in the outbox."""
    collaborators.services.remind(by=None)


@app.periodic(cron="* * * * *")
@app.task(name="gui_tin", queueing_lock="gui_tin", lock="gui_tin")
def send(timestamp: int) -> None:
    """One round through the outbox."""
    outbox.deliver()


@app.periodic(cron="15 19 * * *")  # the clock of the queue is UTC: 2.15 at night here
@app.task(name="bo_khoa_cu", queueing_lock="bo_khoa_cu")
def forget_keys(timestamp: int) -> None:
    """Drop the keys against sending twice that nobody can send any more."""
    idempotency.forget()


@app.task(name=JOB)
def print_certificates(pk: int) -> None:
    """The certificates of a round as one PDF."""
    printing.carry_out(pk)

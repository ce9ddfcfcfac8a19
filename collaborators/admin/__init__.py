"""Registers of the network and of its reports; reports are read here and written on their own pages."""

from collaborators.admin import network, reminders, reports

__all__ = ["network", "reminders", "reports"]

"""Reference tables of đề án, corrected here; đề án themselves, looked at: they are written on their own pages."""

from projects.admin import cases, eligibility

__all__ = ["cases", "eligibility"]

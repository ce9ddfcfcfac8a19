"""Reference tables of đề án, corrected here; đề án themselves, looked at: they are written on their own pages."""

from projects.admin import adjustments, cases, eligibility, procedures

__all__ = ["adjustments", "cases", "eligibility", "procedures"]

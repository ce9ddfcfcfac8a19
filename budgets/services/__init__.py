"""Everything that writes money, and the moves of a đề án that rest on it."""

from budgets.services.ledger import give, pay, plan
from budgets.services.moves import Refused, adjust_support, approve_project, approve_projects

__all__ = ["Refused", "adjust_support", "approve_project", "approve_projects", "give", "pay", "plan"]

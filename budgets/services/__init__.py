"""Everything that writes money, and the moves of a đề án that rest on it."""

from budgets.services.ledger import give, pay, plan
from budgets.services.moves import approve_project

__all__ = ["approve_project", "give", "pay", "plan"]

from django.apps import AppConfig


class BudgetsConfig(AppConfig):
    name = "budgets"
    label = "budgets"
    verbose_name = "Kinh phí"

    def ready(self):
        """The page of a đề án shows a button that moves money by the rule its page refuses by."""
        from budgets.rules import may_make
        from projects.rules import let_money_answer

        let_money_answer(may_make)

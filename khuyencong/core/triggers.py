"""Installing the triggers of new models in one operation: ``AddTrigger`` renders every model anew for each of them."""

from django.db.migrations.operations.base import Operation, OperationCategory


class InstallTriggers(Operation):
    """Create in the database the triggers that ``CreateModel`` already has in its options, for the models named."""

    category = OperationCategory.ADDITION
    reversible = True

    def __init__(self, models: list[str]) -> None:
        self.models = models

    def deconstruct(self):
        return self.__class__.__name__, [], {"models": self.models}

    def state_forwards(self, app_label, state):
        """The state has them since the models were made."""

    def database_forwards(self, app_label, schema_editor, from_state, to_state):
        for name in self.models:
            for trigger in to_state.models[app_label, name.lower()].options["triggers"]:
                # pgtrigger's SQL has no parameters, and holds per cent signs
                schema_editor.execute(trigger.install_sql, params=None)

    def database_backwards(self, app_label, schema_editor, from_state, to_state):
        """They go with their tables."""

    def describe(self) -> str:
        return f"Install the triggers of {', '.join(self.models)}"

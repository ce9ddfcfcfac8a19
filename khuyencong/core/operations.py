"""Migration operations that read the models as a whole: Django renders hundreds of them anew after every single one.

A new database takes a tenth of the time with them; the tables they make are the same.
"""

from django.db.migrations.operations import (
    AddConstraint,
    AddField,
    AddIndex,
    AlterConstraint,
    AlterField,
    CreateModel,
    RemoveConstraint,
    RemoveField,
)
from django.db.migrations.operations.base import Operation, OperationCategory
from django.db.migrations.state import ProjectState
from django.db.migrations.utils import resolve_relation
from pgtrigger.migrations import AddTrigger, RemoveTrigger

# They change the models they name, and no other but for what refers to those.
WITHIN_A_MODEL = (
    *(CreateModel, AddField, AlterField, RemoveField),
    *(AddConstraint, AlterConstraint, RemoveConstraint, AddIndex, AddTrigger, RemoveTrigger),
)


class AtOnce(Operation):
    """Several operations over one state before and one after.

    What is added to a model that is made here is made with its table. A column may not be added and altered, nor a
    row be read, within one of these: each operation sees only the first state and the last.
    """

    category = OperationCategory.MIXED

    def __init__(self, operations: list[Operation]) -> None:
        self.operations = operations

    @property
    def reversible(self) -> bool:
        return all(one.reversible for one in self.operations)

    def state_forwards(self, app_label, state):
        rendered = state.__dict__.pop("apps", None)  # no operation renders anything
        for one in self.operations:
            one.state_forwards(app_label, state)
        if rendered and all(isinstance(one, (*WITHIN_A_MODEL, InstallTriggers)) for one in self.operations):
            state.apps = rendered
            _render_again({(app_label, name) for one in self.operations for name in _names(one)}, state)

    def database_forwards(self, app_label, schema_editor, from_state, to_state):
        for one in self._of_the_database():
            one.database_forwards(app_label, schema_editor, from_state, to_state)

    def database_backwards(self, app_label, schema_editor, from_state, to_state):
        for one in reversed(self._of_the_database()):
            one.database_backwards(app_label, schema_editor, from_state, to_state)

    def describe(self) -> str:
        return "; ".join(one.describe() for one in self.operations)

    def _of_the_database(self) -> list[Operation]:
        made = {one.name_lower for one in self.operations if isinstance(one, CreateModel)}
        added = (AddField, AddConstraint, AddIndex)
        return [one for one in self.operations if not (isinstance(one, added) and one.model_name_lower in made)]


def _names(operation: Operation) -> list[str]:
    """Models an operation changes, in lower case."""
    if isinstance(operation, InstallTriggers):
        return []
    return [(operation.name if isinstance(operation, CreateModel) else operation.model_name).lower()]


def _render_again(changed: set[tuple[str, str]], state: ProjectState) -> None:
    """Models that changed, and those that refer to them.

    What those in turn refer to keeps its old face, which is enough for tables and columns. The state is marked as
    Django marks such a one (``is_delayed``): what reads rows renders the whole before it does.
    """
    referring = {
        model
        for model, found in state.models.items()
        for field in found.fields.values()
        if field.is_relation and resolve_relation(field.remote_field.model, *model) in changed
    }
    state._reload(changed | referring)
    state.is_delayed = True


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

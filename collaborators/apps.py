from django.apps import AppConfig


class CollaboratorsConfig(AppConfig):
    name = "collaborators"
    label = "collaborators"
    verbose_name = "Cộng tác viên"

    def ready(self):
        """The outbox asks the network for the words of its reminders, at the moment of sending."""
        from collaborators.queries.reminders import KIND, compose
        from khuyencong.core import outbox

        outbox.composes(KIND, compose)

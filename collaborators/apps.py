from django.apps import AppConfig


class CollaboratorsConfig(AppConfig):
    name = "collaborators"
    label = "collaborators"
    verbose_name = "Cộng tác viên"

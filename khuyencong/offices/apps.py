from django.apps import AppConfig


class OfficesConfig(AppConfig):
    name = "khuyencong.offices"
    label = "offices"
    verbose_name = "Cơ quan, vai trò"

"""Addresses of the admin: every register at its newest row."""

from django.contrib import admin
from django.urls import reverse

from khuyencong.core.models import User


def register(route: str) -> str:
    """A page of the admin: of the newest row where it is about one."""
    name = route.removeprefix("admin:")
    if name == "app_list":
        return reverse(route, args=["core"])
    if name == "auth_user_password_change":
        return reverse(route, args=[User.objects.latest("pk").pk])
    for model in admin.site._registry:
        if name.startswith(prefix := f"{model._meta.app_label}_{model._meta.model_name}_"):
            about_one = name.removeprefix(prefix) in {"change", "history", "delete", "renew"}
            return reverse(route, args=[model._default_manager.latest("pk").pk] if about_one else [])
    return reverse(route)

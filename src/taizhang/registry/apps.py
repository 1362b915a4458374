"""The registry as a Django app."""

from typing import Any

from django.apps import AppConfig
from django.db import connections
from django.db.models.signals import post_migrate


class RegistryConfig(AppConfig):
    """Respondents, memberships, reporters."""

    name = "taizhang.registry"
    verbose_name = "名录"

    def ready(self) -> None:
        """Has the append-only tables guarded after each migrate."""
        from taizhang.registry.append_only import install_all

        post_migrate.connect(install_all, sender=self)
        post_migrate.connect(_guard_heads, sender=self)


def _guard_heads(using: str, **_: Any) -> None:
    """A chain's head moves with each row, so it may change; but it may not disappear."""
    from taizhang.registry.append_only import install
    from taizhang.registry.models import ChainHead

    install(connections[using], ChainHead._meta.db_table, updates=False)

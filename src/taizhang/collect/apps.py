"""Collecting as a Django app."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class CollectConfig(AppConfig):
    """Rounds, tasks, drafts, sealed versions, verdicts."""

    name = "taizhang.collect"
    verbose_name = "填报"

    def ready(self) -> None:
        """Has the tables guarded after each migrate."""
        from taizhang.registry.append_only import install_all

        post_migrate.connect(install_all, sender=self)

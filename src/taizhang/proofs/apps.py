"""Proofreading as a Django app."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class ProofsConfig(AppConfig):
    """The page 校对 and what was dismissed on it."""

    name = "taizhang.proofs"
    verbose_name = "校对"

    def ready(self) -> None:
        """Has the table of dismissals guarded after each migrate."""
        from taizhang.registry.append_only import install_all

        post_migrate.connect(install_all, sender=self)

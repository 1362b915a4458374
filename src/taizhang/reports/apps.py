"""The reports as a Django app."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class ReportsConfig(AppConfig):
    """Issued reports."""

    name = "taizhang.reports"
    verbose_name = "报告"

    def ready(self) -> None:
        """Has the table of issued reports guarded after each migrate."""
        from taizhang.registry.append_only import install_all

        post_migrate.connect(install_all, sender=self)

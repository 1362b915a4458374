"""The ledger as a Django app."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class LedgerConfig(AppConfig):
    """Entries, closes, snapshots."""

    name = "taizhang.ledger"
    verbose_name = "台账"

    def ready(self) -> None:
        """Has the append-only tables guarded after each migrate."""
        from taizhang.registry.append_only import install_all

        post_migrate.connect(install_all, sender=self)

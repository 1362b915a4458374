"""The registry as a Django app."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class RegistryConfig(AppConfig):
    """Respondents, memberships, reporters."""

    name = "taizhang.registry"
    verbose_name = "名录"

    def ready(self) -> None:
        """Has the tables guarded after each migrate, and signing in written down."""
        from taizhang.registry.account_events import listen
        from taizhang.registry.append_only import install_all

        post_migrate.connect(install_all, sender=self)
        listen()

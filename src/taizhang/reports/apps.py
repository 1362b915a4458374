"""The reports as a Django app."""

from django.apps import AppConfig


class ReportsConfig(AppConfig):
    """Issued reports."""

    name = "taizhang.reports"
    verbose_name = "报告"

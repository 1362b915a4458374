"""The web project as an app, so that its templates and static files are found."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "taizhang.web"
    label = "web"
    verbose_name = "网页"

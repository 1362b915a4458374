"""Addresses of the ledger's pages."""

from django.urls import path

from taizhang.ledger import views

app_name = "ledger"
urlpatterns = [
    path("", views.home, name="home"),
    path("chart/", views.chart, name="chart"),
    path("trace/", views.trace, name="trace"),
]

"""Addresses of the ledger's pages."""

from django.urls import path

from taizhang.ledger import closing_views, views

app_name = "ledger"
urlpatterns = [
    path("", views.home, name="home"),
    path("chart/", views.chart, name="chart"),
    path("trace/", views.trace, name="trace"),
    path("closing/", closing_views.index, name="closings"),
    path("closing/<str:period>/", closing_views.show, name="closing"),
    path("closing/<str:period>/close/", closing_views.close, name="close"),
    path("closing/<str:period>/reopen/", closing_views.reopen, name="reopen"),
    path("closing/<str:period>/explain/", closing_views.explain, name="explain"),
]

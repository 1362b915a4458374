"""Addresses of the reports' pages."""

from django.urls import path

from taizhang.reports import views

app_name = "reports"
urlpatterns = [
    path("", views.index, name="list"),
    path("<str:outline>/<str:period>/", views.show, name="show"),
    path("<str:outline>/<str:period>/word/", views.word, name="word"),
    path("<str:outline>/<str:period>/figures/<str:figure>/", views.figure, name="figure"),
]

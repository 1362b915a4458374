"""Addresses of the clerk's pages."""

from django.urls import path

from taizhang.collect import views

app_name = "collect"
FORM = "<str:period>/<str:respondent>/<str:form>/"
urlpatterns = [
    path("", views.mine, name="mine"),
    path("open/", views.open_round, name="open"),
    path(FORM, views.form, name="form"),
    path(f"{FORM}cell/", views.cell, name="cell"),
    path(f"{FORM}now/", views.now, name="now"),
    path(f"{FORM}submit/", views.submit, name="submit"),
    path(f"{FORM}withdraw/", views.withdraw, name="withdraw"),
    path(f"{FORM}versions/<int:ordinal>/", views.receipt, name="receipt"),
]

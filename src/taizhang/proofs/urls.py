"""Addresses of 校对. A report on the desk goes by its token, a remark on it by its place in the list."""

from django.urls import path

from taizhang.proofs import views

app_name = "proofs"
urlpatterns = [
    path("", views.index, name="home"),
    path("<str:token>/", views.show, name="show"),
    path("<str:token>/progress/", views.progress, name="progress"),
    path("<str:token>/corrected/", views.corrected, name="corrected"),
    path("<str:token>/word/", views.word, name="word"),
    path("<str:token>/keep/", views.keep, name="keep"),
    path("<str:token>/discard/", views.discard, name="discard"),
    path("<str:token>/remarks/<int:number>/accept/", views.accept, name="accept"),
    path("<str:token>/remarks/<int:number>/dismiss/", views.dismiss, name="dismiss"),
    path("<str:token>/remarks/<int:number>/restore/", views.restore, name="restore"),
]

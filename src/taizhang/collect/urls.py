"""Addresses of the clerk's pages and of the reviewer's."""

from django.urls import path

from taizhang.collect import review_views, views

app_name = "collect"
FORM = "<str:period>/<str:respondent>/<str:form>/"
urlpatterns = [
    path("", views.mine, name="mine"),
    path("open/", views.open_round, name="open"),
    path("review/", review_views.queue, name="queue"),
    path("review/approve/", review_views.approve_many, name="approve-many"),
    path("review/<int:number>/", review_views.review, name="review"),
    path("review/<int:number>/approve/", review_views.approve, name="approve"),
    path("review/<int:number>/return/", review_views.send_back, name="send-back"),
    path("review/<int:number>/reopen/", review_views.reopen, name="reopen"),
    path(FORM, views.form, name="form"),
    path(f"{FORM}cell/", views.cell, name="cell"),
    path(f"{FORM}now/", views.now, name="now"),
    path(f"{FORM}submit/", views.submit, name="submit"),
    path(f"{FORM}withdraw/", views.withdraw, name="withdraw"),
    path(f"{FORM}versions/<int:ordinal>/", views.receipt, name="receipt"),
]

"""Addresses of the clerk's pages, of the reviewer's and of progress."""

from django.urls import path

from taizhang.collect import progress_views, review_views, views

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
    path("progress/", progress_views.progress, name="progress"),
    path("progress/late/", progress_views.late, name="progress-late"),
    path("progress/calls.xlsx", progress_views.calls_xlsx, name="calls-xlsx"),
    path("progress/calls.csv", progress_views.calls_csv, name="calls-csv"),
    path(FORM, views.form, name="form"),
    path(f"{FORM}cell/", views.cell, name="cell"),
    path(f"{FORM}now/", views.now, name="now"),
    path(f"{FORM}submit/", views.submit, name="submit"),
    path(f"{FORM}withdraw/", views.withdraw, name="withdraw"),
    path(f"{FORM}versions/<int:ordinal>/", views.receipt, name="receipt"),
]

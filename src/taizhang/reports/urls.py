"""Addresses of the reports' pages. Issued reports go by number, drafts by outline and period."""

from django.urls import path

from taizhang.reports.views import drafts, issued, verifying

app_name = "reports"
urlpatterns = [
    path("", drafts.index, name="list"),
    path("verify/", verifying.verify, name="verify"),
    path("issued/<int:number>/", issued.show, name="issued"),
    path("issued/<int:number>/impact/", issued.untrue, name="impact"),
    path("issued/<int:number>/word/", issued.word, name="issued-word"),
    path("issued/<int:number>/figures/<str:figure>/", issued.figure, name="issued-figure"),
    path("<str:outline>/<str:period>/", drafts.show, name="show"),
    path("<str:outline>/<str:period>/issue/", drafts.issue, name="issue"),
    path("<str:outline>/<str:period>/word/", drafts.word, name="word"),
    path("<str:outline>/<str:period>/figures/<str:figure>/", drafts.figure, name="figure"),
]

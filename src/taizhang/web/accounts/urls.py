"""Addresses of accounts. An account goes by its number."""

from django.urls import path

from taizhang.web.accounts import deeds, importing, views

app_name = "accounts"
urlpatterns = [
    path("", views.index, name="list"),
    path("new/", deeds.create, name="new"),
    path("import/", importing.upload, name="import"),
    path("import/template/", importing.blank, name="template"),
    path("import/take/", importing.take, name="take"),
    path("<int:number>/", views.show, name="show"),
    path("<int:number>/rename/", deeds.rename, name="rename"),
    path("<int:number>/switch-off/", deeds.switch_off, name="switch-off"),
    path("<int:number>/switch-on/", deeds.switch_on, name="switch-on"),
    path("<int:number>/grant/", deeds.grant, name="grant"),
    path("<int:number>/withdraw/", deeds.withdraw, name="withdraw"),
    path("<int:number>/appoint/", deeds.appoint, name="appoint"),
    path("<int:number>/dismiss/", deeds.dismiss, name="dismiss"),
    path("<int:number>/code/", deeds.code, name="code"),
    path("<int:number>/factor/", deeds.factor, name="factor"),
]

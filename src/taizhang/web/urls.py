"""Which address leads to which page.

Whom an address is for says ``access_table``, which must name every one of them. The rooms name their own addresses.
"""

from django.contrib.auth import views as auth
from django.urls import include, path, reverse_lazy

from taizhang.web import catalogue
from taizhang.web.api.site import api, docs
from taizhang.web.home import home

urlpatterns = [
    path("", home, name="home"),
    path("login/", auth.LoginView.as_view(template_name="web/login.html"), name="login"),
    path("logout/", auth.LogoutView.as_view(), name="logout"),
    path(
        "password/",
        auth.PasswordChangeView.as_view(template_name="web/password.html", success_url=reverse_lazy("home")),
        name="password",
    ),
    path("ledger/", include("taizhang.ledger.urls")),
    path("collect/", include("taizhang.collect.urls")),
    path("reports/", include("taizhang.reports.urls")),
    path("proofs/", include("taizhang.proofs.urls")),
    path("api/docs/", docs, name="api-docs"),
    path("api/", api.urls),
    path("catalogue/", catalogue.index, name="catalogue"),
    path("catalogue/indicators/<str:code>/", catalogue.indicator, name="catalogue-indicator"),
    path("catalogue/forms/<str:code>/", catalogue.form, name="catalogue-form"),
]

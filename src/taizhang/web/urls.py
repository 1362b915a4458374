"""Which address leads to which page.

Whom an address is for says ``access_table``, which must name every one of them. The rooms name their own addresses.
"""

from allauth.account.views import reauthenticate
from django.contrib.auth import views as auth
from django.urls import include, path
from django.views.generic import RedirectView, TemplateView

from taizhang.web import catalogue
from taizhang.web.accounts.views import activate
from taizhang.web.api.site import api, docs
from taizhang.web.home import home
from taizhang.web.sign_in import NewPassword, SignIn, service_begin, service_end

urlpatterns = [
    path("", home, name="home"),
    path("login/", SignIn.as_view(), name="login"),
    path("login/", SignIn.as_view(), name="account_login"),  # as allauth calls it
    path(
        "login/switched-off/",
        TemplateView.as_view(template_name="account/account_inactive.html"),
        name="account_inactive",
    ),
    path("logout/", auth.LogoutView.as_view(), name="logout"),
    path("password/", NewPassword.as_view(), name="password"),
    path("activate/", activate, name="activate"),
    path("again/", reauthenticate, name="account_reauthenticate"),
    path("second-factor/", include("allauth.mfa.urls")),
    path("service/<str:provider_id>/login/", service_begin, name="openid_connect_login"),
    path("service/<str:provider_id>/callback/", service_end, name="openid_connect_callback"),
    path(
        "service/failed/",
        TemplateView.as_view(template_name="web/service_failed.html"),
        name="socialaccount_login_error",
    ),
    path(
        "service/cancelled/", RedirectView.as_view(pattern_name="login"), name="socialaccount_login_cancelled"
    ),
    path("accounts/", include("taizhang.web.accounts.urls")),
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

"""How does somebody get in: by user name and password, by the park's own service, and with a second factor.

The login page is Django's, so that five wrong passwords lock an account for a while (axes). What follows are allauth's
stages: who has set up a second factor is asked for a code before there is a session of theirs. Signing in makes a new
session key, whatever key the browser came with.

The park's own service (OpenID Connect, by setting) says who somebody is, not what they may do: its user name must be the
name of an account here that is not switched off. Nobody gets an account by signing in.
"""

import base64
import hashlib
import logging
import time
from collections.abc import Callable
from typing import Any, Final

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import perform_password_login  # locked: it is not public
from allauth.account.models import Login
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.base.forms import AuthenticateForm
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.providers.openid_connect import views as service
from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.forms import AuthenticationForm, PasswordChangeForm
from django.contrib.auth.models import User
from django.contrib.auth.views import LoginView, PasswordChangeView
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse, reverse_lazy

from taizhang.registry.account_codes import password_changed
from taizhang.registry.account_events import address_of, by
from taizhang.registry.passwords import RULES
from taizhang.registry.roles import Role, roles_of

_log = logging.getLogger(__name__)
_GOOD_FOR: Final = 120
_FRESH: Final = 300
"""Seconds after signing in during which nobody is asked for the password again."""


class SignIn(LoginView):
    """User name and password; then the stages."""

    template_name = "web/login.html"

    def form_valid(self, form: AuthenticationForm) -> HttpResponse:
        """On to the second factor, if one is set up, else in. `next` was checked: it stays on this server."""
        user = form.get_user()
        login = Login(user=user, redirect_url=self.get_redirect_url() or reverse("home"))
        answer: HttpResponse = perform_password_login(self.request, {"username": user.get_username()}, login)
        return answer

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The park's own service, where there is one."""
        return super().get_context_data(**kwargs) | {
            "service": settings.OIDC_NAME if settings.OIDC_URL else ""
        }


class NewPassword(PasswordChangeView):
    """Somebody changes their own password. Their sessions elsewhere end; this one goes on under a new key."""

    template_name = "web/password.html"
    success_url = reverse_lazy("home")

    def form_valid(self, form: PasswordChangeForm) -> HttpResponse:
        """Changes it and writes it down."""
        answer = super().form_valid(form)
        made = by(self.request)
        if made.user is not None:
            password_changed(by=made, user=made.user)
        messages.success(self.request, "密码已改。")
        return answer

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The rules."""
        return super().get_context_data(**kwargs) | {"rules": RULES}


class Stages(DefaultAccountAdapter):  # type: ignore[misc]  # allauth publishes no types
    """What allauth asks of us while somebody signs in."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Accounts are made by the park."""
        return False

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """Where whoever is in begins."""
        return reverse("home")

    def add_message(self, *given: Any, **words: Any) -> None:
        """allauth's messages are left out: our pages say what was done."""

    def send_notification_mail(self, *given: Any, **words: Any) -> None:
        """No mail: an intranet may have none. What was done stands in the record of accounts."""

    def get_client_ip(self, request: HttpRequest) -> str:
        """The same address as in the record of accounts."""
        return address_of(request)

    def is_reauthentication_required(self, *, app: str, **words: Any) -> bool:
        """Not for who signed in a moment ago."""
        done = self.request.session.get("account_authentication_methods", [])
        return not (done and time.time() - done[-1]["at"] < _FRESH)


class SecondFactor(DefaultMFAAdapter):  # type: ignore[misc]  # allauth publishes no types
    """Keeps the secrets of second factors encrypted by the installation's key."""

    error_messages: Final = DefaultMFAAdapter.error_messages | {
        "incorrect_code": "验证码不对，或已经过期。请等手机上换了下一个码再试，并核对手机的时间。",
        "cannot_delete_authenticator": "您的角色必须有两步验证，不能停用；要换手机，请联系另一位系统管理员重置。",
        "cannot_generate_recovery_codes": "请先设好两步验证，再生成恢复码。",
    }

    def encrypt(self, text: str) -> str:
        """For keeping in the database."""
        return _cipher().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """Back. Where the installation's key was changed since, a secret that fits no code."""
        try:
            return _cipher().decrypt(encrypted_text.encode()).decode()
        except InvalidToken:
            return base64.b32encode(hashlib.sha256(encrypted_text.encode()).digest()[:20]).decode()

    def can_delete_authenticator(self, authenticator: Any) -> bool:
        """Whoever must have a second factor cannot put it off."""
        return not (settings.ADMIN_TOTP and Role.ADMINISTRATOR in roles_of(authenticator.user))


class CodeForm(AuthenticateForm):  # type: ignore[misc]  # allauth publishes no types
    """A code opens once: allauth forgets a used one after one period, but half a minute either side it is still good."""

    def clean_code(self) -> str:
        """The code. Raises ValidationError for a wrong one, and for one that was used a moment ago."""
        code: str = super().clean_code()
        if not cache.add(f"taizhang.code-used:{self.user.pk}:{code.strip()}", 1, timeout=_GOOD_FOR):
            raise ValidationError(SecondFactor.error_messages["incorrect_code"])
        return code


def _cipher() -> Fernet:
    key = hashlib.sha256(f"taizhang.second-factor:{settings.SECRET_KEY}".encode()).digest()
    return Fernet(base64.urlsafe_b64encode(key))


class ParkService(DefaultSocialAccountAdapter):  # type: ignore[misc]  # allauth publishes no types
    """Lets in who has an account here under the name that the park's service gives them."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        """Accounts are made by the park."""
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:
        """Joins the person to the account of that name. Raises ImmediateHttpResponse where there is none."""
        name = _named(sociallogin)
        user = User.objects.filter(username=name, is_active=True).first() if name else None
        if user is None or (sociallogin.is_existing and sociallogin.user != user):
            raise ImmediateHttpResponse(_no_account(request, name))
        if sociallogin.state.get("process") not in (None, "login"):
            raise ImmediateHttpResponse(_no_account(request, name))
        if not sociallogin.is_existing:
            sociallogin.connect(request, user)

    def on_authentication_error(self, request: HttpRequest, provider: Any, **words: Any) -> None:
        """Says so in our own words."""
        raise ImmediateHttpResponse(render(request, "web/service_failed.html", status=502))


def service_begin(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Off to the park's service."""
    return _reached(service.login, request, provider_id)


def service_end(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Back from it."""
    return _reached(service.callback, request, provider_id)


def _reached(view: Callable[..., HttpResponse], request: HttpRequest, provider_id: str) -> HttpResponse:
    """What the view answers; a page that says so where the service cannot be reached (requests' errors are OSErrors)."""
    try:
        return view(request, provider_id)
    except OSError:
        _log.exception("the park's sign-in service cannot be reached")
        return render(request, "web/service_failed.html", status=502)


def _named(sociallogin: Any) -> str:
    """The user name in what the service said, wherever it puts it."""
    said = sociallogin.account.extra_data
    for part in (said, said.get("userinfo") or {}, said.get("id_token") or {}):
        if isinstance(name := part.get(settings.OIDC_CLAIM), str) and name:
            return name
    return ""


def _no_account(request: HttpRequest, name: str) -> HttpResponse:
    return render(request, "web/service_no_account.html", {"name": name}, status=403)

"""Signing in as people do: by the login page, with a password and the code that a telephone shows (RFC 6238)."""

import base64
import hmac
import struct
import time

from allauth.mfa.models import Authenticator
from allauth.mfa.utils import encrypt
from django.contrib.auth.models import User
from django.test import Client

PASSWORD = "yunling-2024"
SECRET = "JBSWY3DPEHPK3PXP"


def with_password(user: User, password: str = PASSWORD) -> User:
    """The user with that password."""
    user.set_password(password)
    user.save()
    return user


def sign_in(name: str, password: str = PASSWORD, client: Client | None = None, **words: str) -> Client:
    """A client that filled in the login page."""
    client = client or Client()
    client.post("/login/", {"username": name, "password": password, **words})
    return client


def is_in(client: Client) -> bool:
    """Whether somebody is signed in there."""
    return client.get("/password/").status_code == 200


def give_factor(user: User) -> None:
    """Sets up a second factor with `SECRET`."""
    Authenticator.objects.create(user=user, type=Authenticator.Type.TOTP, data={"secret": encrypt(SECRET)})


def code_for(secret: str = SECRET, ahead: int = 0) -> str:
    """What the telephone shows, or will show so many half minutes from now."""
    key = base64.b32decode(secret + "=" * (-len(secret) % 8))
    digest = hmac.digest(key, struct.pack(">Q", int(time.time()) // 30 + ahead), "sha1")
    start = digest[-1] & 15
    number = struct.unpack(">I", digest[start : start + 4])[0] & 0x7FFFFFFF
    return f"{number % 1_000_000:06}"

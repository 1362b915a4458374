"""Settings of the tests: a home of their own, so that no test ever touches the ledger in ``var/``."""

import os
import tempfile

os.environ["TAIZHANG_HOME"] = tempfile.mkdtemp(prefix="taizhang-tests-")
os.environ.setdefault("TAIZHANG_SECRET_KEY", "only-for-tests")

from taizhang.web.settings import *  # noqa: F403  # the environment must be set first

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # quick; tests hold no secrets
INSTALLED_APPS = [*INSTALLED_APPS, "allauth.socialaccount.providers.openid_connect"]  # noqa: F405  # as where it is set

"""Django's own commands (makemigrations, shell). Park staff use `taizhang` instead."""

import os
import sys

from django.core.management import execute_from_command_line

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "taizhang.web.settings")
execute_from_command_line(sys.argv)

"""The Django project: settings, addresses, base templates and the static sources of the pages."""

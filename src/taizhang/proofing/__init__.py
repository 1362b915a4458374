"""Anybody's report: what figures does it state, what is damaged, which of them cannot be right? See ``proof``."""

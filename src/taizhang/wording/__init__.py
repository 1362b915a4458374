"""Wording: from a figure to the words an office would use for it, and Chinese numerals both ways."""

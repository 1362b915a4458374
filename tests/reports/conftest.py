"""The office of ``reports.office``, as a fixture."""

from reports.office import office

__all__ = ["office"]

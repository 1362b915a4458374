"""Figures that must agree: can they all be right, and if not, which is wrong? See ``verdict.reconcile``."""

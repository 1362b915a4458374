"""Doors to the outside: one module (or family of modules) per file format or engine."""

"""Jinja, and what a template can ask of us."""

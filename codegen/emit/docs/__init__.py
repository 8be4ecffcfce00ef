"""The docs target: reference pages for people."""

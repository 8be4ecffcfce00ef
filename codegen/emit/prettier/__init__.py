"""Texts that choose their own line breaks, by as much of prettier's algorithm as we need."""

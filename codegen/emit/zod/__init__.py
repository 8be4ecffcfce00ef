"""The Zod target: a schema for each type."""

"""The committed output against today's models: what differs, why, and how it is told."""

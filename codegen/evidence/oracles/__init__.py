"""Those who judge: one module each, which all have a `judge`, and what they share."""

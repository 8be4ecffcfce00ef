"""The reader of Pydantic: core schemas -> JSON Schema that says what is on the wire."""

"""What the export does with the schemas of both directions, one pass a module."""

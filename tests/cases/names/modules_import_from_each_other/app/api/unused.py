raise RuntimeError("only what is configured, and what that imports, is imported")

"""Random modules of models, and what is on the wire for them by rules that are not codegen's."""

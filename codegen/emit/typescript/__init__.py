"""The TypeScript target: names, types, comments, and the files that they make."""

"""The guards target: plain functions that judge a value, without a dependency."""

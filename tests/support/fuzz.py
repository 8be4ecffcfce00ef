"""How much is tried at random: a little and always the same in `make test`, much in `make fuzz`."""

from __future__ import annotations

import os

SEED = int(os.environ.get("FUZZ_SEED") or 0)
"""Where random choices start; `make fuzz` prints it, and FUZZ_SEED repeats it."""

TIMES = max(1, int(os.environ.get("FUZZ_ROUNDS") or 2) // 2)
"""How many times as much as in `make test` is tried."""

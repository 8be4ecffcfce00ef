# `make help` lists the targets. Everything that is installed goes into .venv and tests/node_modules.

PYTHON ?= python3
BIN := .venv/$(if $(filter Windows_NT,$(OS)),Scripts,bin)
PIP := $(BIN)/python -m pip --disable-pip-version-check
RUN := .venv/run.stamp
DEV := .venv/dev.stamp
NODE := tests/node_modules/stamp
LIBRARIES := .venv/libraries/stamp

.DEFAULT_GOAL := help
.PHONY: help generate check prove test fuzz bench lint format all clean

help: ## This list
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/\1|\2/p' $(MAKEFILE_LIST) | while IFS='|' read -r target text; do \
		printf '  make %-10s %s\n' "$$target" "$$text"; done

generate: $(RUN) ## Bring generated/ up to date with schemas/
	$(BIN)/codegen generate

check: $(RUN) ## Fail if generated/ is not what schemas/ say
	$(BIN)/codegen check

prove: $(DEV) $(NODE) ## Try generated/ on real texts of schemas/, and near misses
	$(BIN)/codegen prove

test: $(DEV) $(NODE) $(LIBRARIES) ## Run all tests (pass options with ARGS="-k name")
	$(BIN)/python -m pytest -n auto $(ARGS)

FUZZ_SEED ?= $(shell date +%s)

fuzz: $(DEV) $(NODE) ## Try 20 times as many random models and attacks (repeat a run with FUZZ_SEED=n)
	@echo FUZZ_SEED=$(FUZZ_SEED)
	FUZZ_SEED=$(FUZZ_SEED) FUZZ_ROUNDS=40 $(BIN)/python -m pytest -n auto -rP \
		tests/wire/test_properties.py tests/security $(ARGS)

bench: $(RUN) ## Compare with peers, in CPU seconds (SIZES="10 100 1000" for more, ROUNDS=5 for calm)
	$(BIN)/python benchmarks/bench.py

lint: $(DEV) ## Types, style, and the direction of imports
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(DEV) ## Put the code into its standard layout
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

all: lint test check prove ## Everything that CI runs

clean: ## Remove what was installed
	rm -rf .venv tests/node_modules benchmarks/.work

# A target that names `codegen` or a tool depends on a stamp, so a second run installs nothing.

.venv/venv.stamp:
	$(PYTHON) -m venv .venv
	$(PIP) install --quiet --upgrade 'pip>=25.1'
	touch $@

$(RUN): pyproject.toml .venv/venv.stamp
	$(PIP) install --quiet --editable .
	touch $@

$(DEV): pyproject.toml $(RUN)
	$(PIP) install --quiet --group test --group lint
	touch $@

# Libraries of others that are a test: apart, for some forbid the newest Pydantic.
$(LIBRARIES): tests/libraries.txt .venv/venv.stamp
	$(PIP) install --quiet --upgrade --target .venv/libraries --requirement tests/libraries.txt
	touch $@

$(NODE): tests/package.json tests/package-lock.json $(DEV)
	$(BIN)/python tests/support/toolchain.py install
	touch $@

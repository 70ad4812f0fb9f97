# make demo: see findings.  make test, make bench, make check: for those who change the code.
# Each builds .venv by itself; Python 3.10 or newer and make are all it needs (PYTHON=python3.12 make demo).
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: demo test bench check docs bundle fuzz

# The seal depends on the packaging metadata: a changed dependency is installed by the next make.
$(VENV)/.installed: setup.cfg pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	touch $@

# A newcomer needs no test tools.
$(VENV)/.demo: setup.cfg pyproject.toml
	test -x $(BIN)/hegao || $(PYTHON) -m venv $(VENV)
	test -x $(BIN)/hegao || $(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	touch $@

demo: $(VENV)/.demo
	@$(BIN)/hegao lint examples/contradictory.txt --fail-on never

test: $(VENV)/.installed
	$(BIN)/python -m pytest -n auto

bench: $(VENV)/.installed
	$(BIN)/python benchmarks/speed.py
	$(BIN)/python benchmarks/accuracy.py

check: $(VENV)/.installed
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

# Rule pages and the expected findings of the examples, both made from the rules: look at the difference.
docs: $(VENV)/.installed
	$(BIN)/python docs/build.py
	$(BIN)/python examples/update.py

# One zip with wheels for Windows, macOS and Linux, for machines without a network: dist/hegao-offline.zip.
bundle: $(VENV)/.installed
	$(BIN)/python bundle/build.py

# Damaged files of every format: HEGAO_FUZZ_RUNS=20000 make fuzz for a long run.
fuzz: $(VENV)/.installed
	$(BIN)/python tests/fuzz_readers.py

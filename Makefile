# The first two targets are the first two commands of the README. All of them set up .venv by themselves.
PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready

.PHONY: demo test check lint types examples floors docs bench lock clean

demo: $(READY)  ## Read the bundled examples: print their dossier, write the HTML report and say where
	@$(BIN)/python scripts/demo.py

test: $(READY)  ## Run the tests
	@$(BIN)/python -m pytest

check: lint types test examples floors docs  ## All that must be green before a change lands

lint: $(READY)
	@$(BIN)/ruff check . && $(BIN)/ruff format --check .

types: $(READY)
	@$(BIN)/mypy

examples: $(READY)
	@$(BIN)/communique lexicon check

floors: $(READY)
	@$(BIN)/communique evaluate --floors

docs: $(READY)
	@$(BIN)/python scripts/build_docs.py --check

bench: $(READY)  ## Time and peak memory against the bare parser, as ratios in one run
	@$(BIN)/python -m eval.bench

lock:  ## Renew requirements.lock from pyproject.toml (needs uv)
	uv pip compile --quiet --universal --generate-hashes --python-version 3.11 --extra test --extra develop \
		pyproject.toml --output-file requirements.lock --no-header --no-annotate

clean:
	rm -rf .venv build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis

$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' \
		|| { echo "communique needs Python 3.11, 3.12 or 3.13; say which with make PYTHON=python3.11"; exit 1; }
	@echo "Setting up .venv (once) ..."
	@$(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $(READY)

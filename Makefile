PYTHON ?= python3
BIN := .venv/bin
STAMP := .venv/.installed

.PHONY: demo test check fast gold snapshots models clean

demo: $(STAMP)  ## annotate the sample stories and print what was found
	$(BIN)/attribution annotate seeds --output annotations/seeds.jsonl --force
	$(BIN)/attribution summary annotations/seeds.jsonl
	@echo
	$(BIN)/attribution corroborate annotations/seeds.jsonl --summary | head -n 24
	@echo
	@echo 'Next: $(BIN)/attribution show annotations/seeds.jsonl --document 01-agency-story.txt'

test: check  ## everything CI runs
	$(BIN)/pytest

check: $(STAMP)  ## format, lint, types
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy

fast: $(STAMP)  ## the tests that need no model
	$(BIN)/pytest -m 'not models'

gold: $(STAMP)  ## score every field on the stories labelled by hand
	$(BIN)/attribution evaluate tests/gold/stories.jsonl --corroboration tests/gold/corroboration.jsonl

snapshots: $(STAMP)  ## draw the pictures of the review's screens again; look at what git says changed
	UPDATE_SNAPSHOTS=1 $(BIN)/pytest tests/ui/test_snapshots.py

models: $(STAMP)  ## train the shipped models again from DATA, the folder with treebanks/, polnear/ and newswire/
	$(BIN)/pip install --quiet --editable '.[training]'
	$(BIN)/python -m attribution.training all --data $(DATA) --work .work

$(STAMP): pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet torch==2.13.0
	$(BIN)/pip install --quiet --editable '.[dev]'
	touch $@

clean:
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache

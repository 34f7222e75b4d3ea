.PHONY: help test thorough faults fuzz lint types gallery docs bench bench-check accuracy data check

PYTHON ?= python
export PYTHONPATH := .

help: ## show this
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 13

test: ## run the tests
	$(PYTHON) -m pytest

thorough: ## run the cases of costly laws that are not in every run
	$(PYTHON) -m pytest -m thorough

faults: ## run the program under every fault that can be made, with 1,000 kills
	KILLS=$${KILLS:-1000} $(PYTHON) -m pytest tests/faults -m faults

fuzz: ## look for words, formulas and files that break something: 100,000 of each kind
	FUZZ=$${FUZZ:-100000} $(PYTHON) -m pytest tests/test_fuzz.py

lint: ## lint, and check the format
	$(PYTHON) -m ruff check .
	$(PYTHON) -m ruff format --check .

types: ## check the types
	$(PYTHON) -m mypy

gallery: ## draw the gallery anew
	$(PYTHON) -m actplot gallery gallery

docs: ## draw the pictures of the docs and write what their pages take from the program
	$(PYTHON) -m actplot batch docs/pictures.toml
	$(PYTHON) tools/draw_architecture.py
	$(PYTHON) tools/build_reference.py

bench: ## measure everything beside what one would run instead; writes bench/RESULTS.md
	$(PYTHON) bench/table.py

bench-check: ## measure anew, in few rounds, and fail where a ratio is worse than in bench/RESULTS.md
	$(PYTHON) bench/table.py --check

accuracy: ## measure the worst error of every function, in ulp
	$(PYTHON) bench/accuracy.py --write

data: ## build anew what is measured and set of the catalogue: after every change to it
	$(PYTHON) tools/measure_quick.py
	$(PYTHON) tools/build_facts.py
	$(PYTHON) tools/build_index.py
	$(PYTHON) tools/build_formulas.py

check: ## everything that has to pass, from a clone
	.ci/run

.PHONY: help test lint types gallery bench check

PYTHON ?= python

help: ## show this
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 10

test: ## run the tests
	$(PYTHON) -m pytest

lint: ## lint, and check the format
	$(PYTHON) -m ruff check .
	$(PYTHON) -m ruff format --check .

types: ## check the types
	$(PYTHON) -m mypy

gallery: ## draw the gallery anew
	$(PYTHON) -m actplot gallery gallery

bench: ## time cold starts beside a pyplot script
	$(PYTHON) bench/cold.py

check: ## everything that has to pass, from a clone
	.ci/run

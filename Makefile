# The commands of the README. Everything stands on `make install`, which needs Python 3.11 and pip, nothing else.
# Settings (BICOOP_BASE, BICOOP_PORT, …) are read from the environment by bicoop itself.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
PIP := $(BIN)/python -m pip --disable-pip-version-check
RELEASE := releases/latest/manifest.json
SOURCES := $(shell find seeds ontology shapes mappings publisher -type f -not -name '*.pyc' 2>/dev/null)
LOCK := uv pip compile --quiet --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate

.PHONY: help install serve build test quality lint lock clean

help:  ## show this list
	@sed -nE 's/^([a-z]+):.*## (.*)/  make \1: \2/p' $(MAKEFILE_LIST)

install: $(STAMP)  ## make .venv with every dependency, each by its hash

$(STAMP): requirements.lock requirements-build.lock requirements-owlapi.lock pyproject.toml
	@echo 'Installing into $(VENV). This is done once.'
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(PIP) install --quiet --require-hashes -r requirements-build.lock
	$(PIP) install --quiet --require-hashes --no-build-isolation -r requirements.lock
	$(PIP) install --quiet --require-hashes --no-deps -r requirements-owlapi.lock
	$(PIP) install --quiet --no-deps --no-build-isolation -e .
	touch $@

# Exit 1 of a build says that some documents were left out; the others are published, so this goes on.
$(RELEASE): $(SOURCES) | $(STAMP)
	$(BIN)/bicoop build || test $$? -eq 1

build: install  ## lift the documents of seeds/documents, check them, write a release
	$(BIN)/bicoop build

serve: install $(RELEASE)  ## write a release if anything changed, and serve it
	$(BIN)/bicoop serve

test: install  ## run all tests
	$(BIN)/python -m pytest

quality: install  ## measure the lifting against annotated documents, and write the table of the README
	$(BIN)/python tests/quality/quality_measure.py

lint: install  ## check the style of the code
	$(BIN)/ruff check mappings publisher tests
	$(BIN)/ruff format --check mappings publisher

lock:  ## make the lock files anew (needs uv, which is no dependency of the project)
	{ echo '# Every dependency of bicoop and of its tests, with hashes. Made by: make lock'; $(LOCK) --extra test pyproject.toml; } > requirements.lock.new
	{ echo '# What builds packages that come as source. Made by: make lock'; \
	  echo 'setuptools>=77' | $(LOCK) --no-deps -; } > requirements-build.lock.new
	{ echo '# The jars of the OWL API, for the profile tests of the ontology; installed without its dependencies. Made by: make lock'; \
	  echo 'mowl-borg==2.1.0' | $(LOCK) --no-deps -; } > requirements-owlapi.lock.new
	for lock in requirements requirements-build requirements-owlapi; do mv $$lock.lock.new $$lock.lock; done

clean:  ## remove what install and build made
	rm -rf $(VENV) releases build *.egg-info

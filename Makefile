# vmi: `make demo` shows a plan of the bundled sample, `make test` runs everything, `make bench` measures.
# All is installed into .venv and target; nothing outside this folder is touched.

PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
BIN := $(VENV)/bin
SECONDS ?= 60
SHARED := ../shared/data
# Without a clock of its own the sample has a fixed date; see examples/data/vmi.toml.
SAMPLE := examples/data

.PHONY: demo test bench bench-ledger bench-peers bench-demand real-forecasts fuzz tools install develop real-data parity clean \
        test-style test-rust test-rust-release test-c test-python test-parity test-fuzz test-wheel

demo: install
	$(BIN)/vmi plan $(SAMPLE)
	@printf '\nWhy? One of them, line by line:\n\n'
	$(BIN)/vmi explain $(SAMPLE) M-2050 HOSP-B
	@printf '\nOn your own files:  $(BIN)/vmi plan YOUR_FOLDER   (docs/tables.md says what to put there)\n'

test: tools
	.ci/stage "style (fmt, clippy)" $(MAKE) --no-print-directory test-style
	.ci/stage "python environment and extension" $(MAKE) --no-print-directory develop
	.ci/stage "real data" $(MAKE) --no-print-directory real-data
	.ci/stage "rust, debug" $(MAKE) --no-print-directory test-rust
	.ci/stage "rust, release" $(MAKE) --no-print-directory test-rust-release
	.ci/stage "c" $(MAKE) --no-print-directory test-c
	.ci/stage "python" $(MAKE) --no-print-directory test-python
	.ci/stage "wheel" $(MAKE) --no-print-directory test-wheel
	.ci/stage "parity of Rust, Python and C" $(MAKE) --no-print-directory test-parity
	.ci/stage "fuzz" $(MAKE) --no-print-directory test-fuzz

# ---------------------------------------------------------------- tools

tools:
	@command -v cargo >/dev/null || { echo "cargo is missing: install Rust from your distribution or with rustup"; exit 2; }
	@command -v cc >/dev/null || { echo "a C compiler is missing: apt-get install gcc (or your system's package)"; exit 2; }
	@test -n "$(PYTHON)" || { echo "Python 3.10 or later is missing: apt-get install python3 python3-venv"; exit 2; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 10))' || { echo "$(PYTHON) is too old: Python 3.10 or later is needed"; exit 2; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || { echo "Python's venv is missing: apt-get install python3-venv"; exit 2; }

$(BIN)/python: | tools
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade pip

# The command line as a user gets it.
install: tools $(BIN)/python
	$(BIN)/python -m pip install --quiet './vmi-py[cli]'

# The package and what its tests need.
develop: $(BIN)/python
	$(BIN)/python -m pip install --quiet -r vmi-py/requirements-test.txt
	$(BIN)/python -m pip install --quiet --force-reinstall --no-deps ./vmi-py
	$(BIN)/python -m pip install --quiet './vmi-py[cli]'

# ---------------------------------------------------------------- tests

test-style:
	@if cargo fmt --version >/dev/null 2>&1; then cargo fmt --all --check; else echo "SKIPPED: rustfmt is not installed (rustup component add rustfmt)"; fi
	@if cargo clippy --version >/dev/null 2>&1; then cargo clippy --workspace --all-targets --quiet -- -D warnings; else echo "SKIPPED: clippy is not installed (rustup component add clippy)"; fi

real-data:
	@if [ -d $(SHARED) ]; then $(BIN)/python vmi-core/tests/tools/export_real.py $(SHARED) target/real; else echo "SKIPPED: no real data beside the project ($(SHARED))"; fi

test-rust:
	cargo test --workspace --exclude vmi-c

test-rust-release:
	LEDGER_HISTORIES=$${LEDGER_RELEASE_HISTORIES:-2000} cargo test --profile release-test -p vmi-core --lib --tests -- --nocapture

test-c:
	cargo test -p vmi-c

test-python:
	$(BIN)/python -m pytest vmi-py/tests -q -p no:cacheprovider -rs
	$(BIN)/python -m pytest --doctest-modules --pyargs vmi -q -p no:cacheprovider
	$(BIN)/python -m mypy --strict --no-error-summary -p vmi
	$(BIN)/python -m mypy.stubtest vmi._vmi vmi.models

# A wheel in an environment of its own, with nothing but itself.
test-wheel:
	rm -rf target/wheel target/wheel-venv
	$(BIN)/python -m pip wheel --quiet --no-deps --wheel-dir target/wheel ./vmi-py
	$(PYTHON) -m venv target/wheel-venv
	target/wheel-venv/bin/python -m pip install --quiet --no-index target/wheel/*.whl
	target/wheel-venv/bin/python examples/python/vmi_example.py $(SAMPLE) | cmp - examples/golden.txt
	target/wheel-venv/bin/vmi --version
	@echo "1 passed, 0 failed"

parity test-parity:
	@mkdir -p target/parity
	cargo run --quiet --release -p vmi-example -- $(SAMPLE) >target/parity/rust.txt
	$(BIN)/python examples/python/vmi_example.py $(SAMPLE) >target/parity/python.txt
	$(MAKE) --no-print-directory -C examples/c
	target/examples-c/release/vmi_example $(SAMPLE) >target/parity/c.txt
	cmp target/parity/rust.txt examples/golden.txt
	cmp target/parity/python.txt examples/golden.txt
	cmp target/parity/c.txt examples/golden.txt
	@echo "parity: 3 passed, 0 failed"

# ---------------------------------------------------------------- fuzz

# What `cargo fuzz` builds with, which needs no program to be installed; `cargo fuzz run table_rows` in fuzz/ works as well.
FUZZ_FLAGS := -Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 -Cllvm-args=-sanitizer-coverage-inline-8bit-counters \
              -Cllvm-args=-sanitizer-coverage-pc-table -Cllvm-args=-simplifycfg-branch-fold-threshold=0 -Zsanitizer=address --cfg fuzzing
FUZZ_HOST = $(shell rustc -vV | sed -n 's/^host: //p')
FUZZ_TARGETS := table_rows event_lines

# `make fuzz SECONDS=60`: each target for so long. Needs a C++ compiler for libFuzzer.
fuzz: tools
	@command -v c++ >/dev/null || { echo "a C++ compiler is missing: apt-get install g++"; exit 2; }
	cd fuzz && RUSTC_BOOTSTRAP=1 RUSTFLAGS="$(FUZZ_FLAGS)" cargo build --quiet --locked --target $(FUZZ_HOST) --target-dir ../target/fuzz
	set -e; for target in $(FUZZ_TARGETS); do mkdir -p target/fuzz-corpus/$$target fuzz/artifacts/$$target; \
	  target/fuzz/$(FUZZ_HOST)/debug/$$target -artifact_prefix=fuzz/artifacts/$$target/ -max_total_time=$(SECONDS) -verbosity=0 target/fuzz-corpus/$$target fuzz/seeds/$$target; done
	@echo "fuzz: 2 passed, 0 failed"

test-fuzz:
	@if command -v c++ >/dev/null; then $(MAKE) --no-print-directory fuzz SECONDS=10; else echo "SKIPPED: no C++ compiler for libFuzzer (apt-get install g++)"; fi

# ---------------------------------------------------------------- speed

bench: $(BIN)/python
	$(BIN)/python -m pip install --quiet polars
	@if [ -f $(SHARED)/bench_base_365.parquet ]; then $(BIN)/python benches/convert_base.py $(SHARED)/bench_base_365.parquet target/bench_base_365.bin; fi
	cargo run --quiet --release -p vmi-benches --bin vmi-bench-table
	cargo bench --quiet -p vmi-benches

# A ledger of so many events: time and memory.
EVENTS ?= 10000000
bench-ledger:
	cargo run --quiet --release -p vmi-benches --bin vmi-bench-ledger -- $(EVENTS)

# What an analyst would use today against vmi in Python, in an environment of its own; see benches/peers/README.md.
PEERS ?=
PEERS_VENV := target/peers-venv
bench-peers: $(PEERS_VENV)
	$(PEERS_VENV)/bin/python benches/peers/peers.py $(PEERS)

# Demand alone: kernels by criterion, pairs against statsforecast, and the accuracy of both side by side.
bench-demand: $(PEERS_VENV)
	@if [ -f $(SHARED)/bench_base_365.parquet ]; then $(PEERS_VENV)/bin/python benches/convert_base.py $(SHARED)/bench_base_365.parquet target/bench_base_365.bin; fi
	cargo bench --quiet -p vmi-benches --bench demand
	$(PEERS_VENV)/bin/python benches/peers/peers.py --about demand $(PEERS)
	$(PEERS_VENV)/bin/python benches/peers/forecast_accuracy.py --keep target/peers-forecasts

# The formulas of forecasts against statsforecast on real series: the tests of the golden files, with other files.
REAL_FORECASTS := target/real-forecasts
real-forecasts: $(PEERS_VENV)
	mkdir -p $(REAL_FORECASTS)
	$(PEERS_VENV)/bin/python vmi-core/tests/tools/real_series.py $(SHARED) $(REAL_FORECASTS)/series.csv
	$(PEERS_VENV)/bin/python vmi-core/tests/tools/smoothing_peers.py $(REAL_FORECASTS)/series.csv $(REAL_FORECASTS)
	$(PEERS_VENV)/bin/python vmi-core/tests/tools/forecast_methods.py $(REAL_FORECASTS)/series.csv $(REAL_FORECASTS)
	VMI_FORECASTS_OF=$(abspath $(REAL_FORECASTS)) cargo test --release -p vmi-core --test forecasting -- --nocapture of_statsforecast classical_methods least_errors

# Always: the package may have changed.
.PHONY: $(PEERS_VENV)
$(PEERS_VENV): tools
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or later is needed: today's scipy has no older one"; exit 2; }
	@test -x $(PEERS_VENV)/bin/python || $(PYTHON) -m venv $(PEERS_VENV)
	$(PEERS_VENV)/bin/python -m pip install --quiet -r benches/peers/requirements.txt
	$(PEERS_VENV)/bin/python -m pip install --quiet --force-reinstall --no-deps ./vmi-py

clean:
	rm -rf target $(VENV) fuzz/target

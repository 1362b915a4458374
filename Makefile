# The verbs of the project. `make run` and `make test` need only Python 3.11+ and make; they set up the rest.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
SERVE ?= 1
export TAIZHANG_HOME ?= $(CURDIR)/var
export PYTHONUTF8 = 1

.PHONY: help run test test-rooms check fix bench fuzz docs clean assets soak browser lock

help:
	@echo "make run      建好环境、造出演示园区、结账、成文，然后在 http://127.0.0.1:8000 提供服务（SERVE=0 则不提供）"
	@echo "make test     建好环境，先 check 再跑全部测试"
	@echo "make check    格式、规范、类型、分层、目录、文档"
	@echo "make fix      自动改好能改的"
	@echo "make bench    性能对比（打印与指定对手的比值）"
	@echo "make fuzz     按覆盖率引导的随机输入试验（MINUTES=10）"
	@echo "make soak     长时间的随机试验"
	@echo "make docs     由程序重写文档里的表"
	@echo "make lock     由 requirements/*.in 重新锁定依赖"
	@echo "make clean    删去生成的东西（不动 var/ 里的账）"

$(VENV)/.run: requirements/run.txt requirements/build.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit("taizhang 需要 Python 3.11 或更新的版本；请用 make PYTHON=… 指定。" if sys.version_info < (3, 11) else 0)'
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "正在安装运行所需的软件包……"
	@$(PIP) install --require-hashes -r requirements/run.txt -r requirements/build.txt
	@$(PIP) install --no-deps --no-build-isolation --no-index -e .
	@$(BIN)/python -m compileall -q src
	@touch $@

$(VENV)/.dev: $(VENV)/.run requirements/dev.txt
	@echo "正在安装检查与测试所需的软件包……"
	@$(PIP) install --require-hashes -r requirements/dev.txt
	@touch $@

ASSETS := src/taizhang/web/static/dist/app.js
$(ASSETS): $(VENV)/.run $(wildcard frontend/*.js frontend/*.css frontend/*.json frontend/build.py)
	@$(BIN)/python frontend/build.py

assets: $(ASSETS)

run: $(VENV)/.run $(ASSETS)
	@$(BIN)/taizhang demo $(if $(filter 0,$(SERVE)),--no-serve,)

check: $(VENV)/.dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/lint-imports
	$(BIN)/mypy src
	$(BIN)/python manage.py makemigrations --check --dry-run
	$(BIN)/taizhang check

test: $(VENV)/.dev $(ASSETS) check
	$(BIN)/pytest -n 2 --dist worksteal -m "not soak" --cov --cov-report=term:skip-covered
	$(BIN)/python tests/coverage_floors.py

# The rooms that keep data, on whatever DATABASE_URL names.
test-rooms: $(VENV)/.dev
	$(BIN)/pytest -n 2 --dist worksteal -m "not soak" tests/registry tests/ledger tests/collect tests/reports

fix: $(VENV)/.dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

# Opponents and the fuzzer, in a folder of their own that nothing else sees.
$(VENV)/.bench: $(VENV)/.dev requirements/bench.txt
	@$(PIP) install --require-hashes --target $(VENV)/bench --upgrade -r requirements/bench.txt
	@touch $@

bench: $(VENV)/.bench
	$(BIN)/python benchmarks/gate.py
	$(BIN)/python benchmarks/counting.py
	$(BIN)/python benchmarks/composing.py
	PYTHONPATH=$(VENV)/bench $(BIN)/python benchmarks/proofing.py

MINUTES ?= 10
fuzz: $(VENV)/.bench
	for target in text docx html plain pdf; do \
	  PYTHONPATH=$(VENV)/bench $(BIN)/python tests/fuzz/fuzz.py $$target var/fuzz/$$target \
	    -max_total_time=$$(( $(MINUTES) * 12 )) || exit 1; done

soak: $(VENV)/.dev
	$(BIN)/pytest -n 2 -m soak

docs: $(VENV)/.dev
	$(BIN)/python -m taizhang.catalogue.keys

# Needs uv on PATH. No index option may be given here: the header of a lock must not name a host. Extras stay in the
# names (coverage[toml]==…): without that pip takes such a requirement for unpinned once a newer release is out.
lock:
	cd requirements && for name in run build dev bench; do \
	  uv pip compile --universal --prerelease if-necessary-or-explicit --generate-hashes --no-header --no-strip-extras -q -p 3.11 $$name.in -o $$name.txt || exit 1; done

clean:
	rm -rf .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache htmlcov .coverage* \
	  frontend/node_modules src/taizhang/web/static/dist $(VENV)

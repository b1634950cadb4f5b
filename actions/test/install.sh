#!/usr/bin/env bash
# Installs what the repository says it needs, in the folder it is called in: `install.sh python`, `install.sh node`.
set -euo pipefail

case $1 in
  python)
    python3 -m venv "$VIRTUAL_ENV"
    if [ -f requirements.txt ]; then
      python -m pip install --disable-pip-version-check --requirement requirements.txt
    elif [ -f pyproject.toml ] || [ -f setup.py ]; then
      python -m pip install --disable-pip-version-check .
    fi
    ;;
  node)
    if [ -f package-lock.json ] || [ -f npm-shrinkwrap.json ]; then
      npm ci --no-audit --no-fund
    elif [ -f pnpm-lock.yaml ]; then
      corepack pnpm install --frozen-lockfile
    elif [ -f yarn.lock ]; then
      corepack yarn install --immutable
    elif [ -f package.json ]; then
      npm install --no-audit --no-fund
    fi
    ;;
esac

#!/usr/bin/env bash
# Write the lock files anew: every package with its hashes, for Python 3.11 to 3.13 on every
# system. torch is left out (see constraints.txt); what it needs is in. So is torchvision, whose build
# must be torch's.
set -euo pipefail
cd "$(dirname "$0")/.."

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python=$(scripts/python.sh)
"$python" -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet 'uv>=0.8'

compile() { # compile OUTPUT [OPTION…]
    local output=$1
    shift
    "$work/venv/bin/uv" pip compile pyproject.toml --quiet --universal --generate-hashes \
        --no-emit-package torch --no-emit-package torchvision --custom-compile-command scripts/lock.sh --output-file "$output" "$@"
}

# An existing lock is kept to where it can be: delete it first to take newer versions.
compile requirements.lock
compile requirements-dev.lock --group dev --constraint requirements.lock
echo "requirements.lock and requirements-dev.lock are written"

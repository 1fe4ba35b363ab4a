#!/usr/bin/env bash
# Make or refresh .venv from a lock file, with hashes: scripts/venv.sh LOCK
# $TORCH_INDEX names an index with CPU builds of torch, where pip is not set up for one.
set -euo pipefail
cd "$(dirname "$0")/.."
lock=$1

make_venv() {
    local python
    python=$(scripts/python.sh)
    echo "Python: $("$python" --version) ($python)"
    if "$python" -c 'import ensurepip' 2>/dev/null; then
        "$python" -m venv .venv
    else # Debian keeps ensurepip in python3-venv; the pip outside can fill the folder instead
        "$python" -m venv --without-pip .venv
        "$python" -m pip --python .venv/bin/python install --quiet pip
    fi
}

works() { .venv/bin/python -m pip --version >/dev/null 2>&1; }

works || { rm -rf .venv && make_venv; }
pip=(.venv/bin/python -m pip --disable-pip-version-check install -qq)

echo "Packages from $lock (some minutes the first time)"
"${pip[@]}" --require-hashes --no-deps -r "$lock"

# torch comes last and by itself: what it needs is there by now, except what a CUDA build adds.
torch=(-c constraints.txt torch)
[ -z "${TORCH_INDEX:-}" ] || torch+=(--index-url "$TORCH_INDEX")
"${pip[@]}" "${torch[@]}"

# setuptools is in the lock (torch needs it), so nothing is fetched to build this package.
"${pip[@]}" --no-deps --no-build-isolation -e .

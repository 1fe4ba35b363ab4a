#!/usr/bin/env bash
# Print the first Python from 3.11 to 3.13 that is here. $PYTHON is tried first.
set -euo pipefail

fits='import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))'
for candidate in ${PYTHON:+"$PYTHON"} python3.13 python3.12 python3.11 python3 python; do
    if command -v "$candidate" >/dev/null 2>&1 && "$candidate" -c "$fits" 2>/dev/null; then
        command -v "$candidate"
        exit 0
    fi
done
{
    echo "Lifestory needs Python 3.11, 3.12 or 3.13, and none was found."
    echo "Found: $(python3 --version 2>/dev/null || echo 'no python3')."
    echo "Install one (https://www.python.org/downloads/), or name it: make setup PYTHON=/path/to/python3.12"
} >&2
exit 1

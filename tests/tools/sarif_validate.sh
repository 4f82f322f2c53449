#!/bin/sh
# usage: sarif_validate.sh [FOLDER [FILE...]]
# Installs the SARIF validators into FOLDER (kept for the next time; without it into one that is removed again) and
# checks the SARIF files; without files it runs the validation of the test-suite. Needs Linux, npm and python3.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
if [ $# -gt 0 ]; then
    folder=$1
    shift
    mkdir -p "$folder"
else
    folder=$(mktemp -d)
    trap 'rm -rf "$folder"' EXIT
fi
binary=$folder/node_modules/@microsoft/sarif-multitool-linux/Sarif.Multitool
if [ ! -f "$binary" ]; then
    npm install --silent --no-save --ignore-scripts --prefix "$folder" \
        @microsoft/sarif-multitool@5 @microsoft/sarif-multitool-linux@5 >&2
fi
chmod u+x "$binary"
if [ ! -x "$folder/venv/bin/check-jsonschema" ]; then
    python3 -m venv "$folder/venv"
    "$folder/venv/bin/pip" install --quiet check-jsonschema >&2
fi
AIDEP_SARIF_MULTITOOL=$binary
AIDEP_CHECK_JSONSCHEMA=$folder/venv/bin/check-jsonschema
export AIDEP_SARIF_MULTITOOL AIDEP_CHECK_JSONSCHEMA
if [ $# -gt 0 ]; then
    python3 "$here/sarif_validate.py" "$@"
else
    python3 -m pytest -q "$here/../report/test_sarif.py"
fi

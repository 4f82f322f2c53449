#!/bin/sh
# Installs the SARIF validators into a folder (first argument, kept for the next time) and checks the SARIF files that
# follow; without files it runs the validation of the test-suite. Needs npm and python3 on Linux.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
folder=${1:?usage: sarif_validate.sh FOLDER [FILE...]}
shift
mkdir -p "$folder"
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
    exec python3 "$here/sarif_validate.py" "$@"
fi
exec python3 -m pytest -q "$here/../report/test_sarif.py"

#!/usr/bin/env bash
# The check of action.yml: one run, all reports. Its inputs come through the environment, so that none is taken for code.
set -euo pipefail

lines() { # non-empty lines of $1 into the array named $2
  local -n into=$2
  local line
  into=()
  while IFS= read -r line; do
    [ -z "$line" ] || into+=("$line")
  done <<< "$1"
}

lines "$AIDEP_PATHS" paths
lines "$AIDEP_ARGS" more
options=(--output "sarif=$AIDEP_SARIF")
[ "$AIDEP_ANNOTATE" != true ] || options+=(--output github)
summary="$AIDEP_HOME/summary.md"
[ "$AIDEP_SUMMARY" != true ] || options+=(--output "markdown=$summary")
case "$AIDEP_FAIL_ON" in
  never) options+=(--exit-zero) ;;
  *) options+=(--fail-on "$AIDEP_FAIL_ON") ;;
esac

code=0
"$AIDEP_HOME/venv/bin/aidep" check "${options[@]}" ${more[@]+"${more[@]}"} -- "${paths[@]}" || code=$?

if [ -f "$summary" ]; then
  cat "$summary" >> "${GITHUB_STEP_SUMMARY:-/dev/null}"
fi
{
  echo "exit-code=$code"
  [ "$code" -gt 1 ] || [ ! -f "$AIDEP_SARIF" ] || echo "sarif-file=$AIDEP_SARIF"
} >> "$GITHUB_OUTPUT"

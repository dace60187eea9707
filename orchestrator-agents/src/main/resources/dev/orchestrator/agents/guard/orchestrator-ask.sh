#!/bin/sh
# Calls the orchestrator as ORCHESTRATOR_CLI names it, one word per line, with further arguments.
# Fails when it does not answer in time.
set -f
arguments=$#
IFS='
'
for word in ${ORCHESTRATOR_CLI:?}; do
  set -- "$@" "$word"
done
# Bring the words of the command before the arguments.
while [ "$arguments" -gt 0 ]; do
  first=$1
  shift
  set -- "$@" "$first"
  arguments=$((arguments - 1))
done
limit=$(command -v timeout) && exec "$limit" 30 "$@"
exec "$@"

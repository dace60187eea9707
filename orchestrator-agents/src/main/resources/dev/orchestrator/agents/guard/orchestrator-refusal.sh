#!/bin/sh
# Notes a refusal: RULE WHAT WHY. Tells the agent on standard error, and the run in the attempt's log.
rule=${1:-safety-rules}
line=$(printf '%s' "$2 - $3" | tr '\000-\037\177' ' ' | cut -c 1-300)
[ -z "${ORCHESTRATOR_GUARD_LOG:-}" ] ||
  printf '\n::orchestrator denied %s %s\n' "$rule" "$line" >>"$ORCHESTRATOR_GUARD_LOG" 2>/dev/null
printf 'refused by the rule %s: %s\n' "$rule" "$line" >&2
exit 0

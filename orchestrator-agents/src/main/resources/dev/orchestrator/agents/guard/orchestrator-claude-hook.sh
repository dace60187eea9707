#!/bin/sh
# Asked by Claude Code before each tool; what it is about to do comes on standard input. Only the exit
# status 2 keeps it from going on, whatever else fails: so everything but a clear yes ends in 2.
guard=${ORCHESTRATOR_GUARD:?}
[ "${ORCHESTRATOR_PUSH:-never}" = asked ] && asked=--push-requested || asked=
reason=$("$guard/bin/orchestrator-ask" safety hook $asked 2>&1) && exit 0
printf '%s\n' "${reason:-the safety rules could not be asked}" >&2
exit 2

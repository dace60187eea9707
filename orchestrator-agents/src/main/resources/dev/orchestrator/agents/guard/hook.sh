#!/bin/sh
# Stands in for every hook of the repository, and runs the repository's own.
guard=${ORCHESTRATOR_GUARD:?}
name=${0##*/}

if [ "$name" = pre-push ] && [ "${ORCHESTRATOR_PUSH:-never}" != asked ]; then
  "$guard/bin/orchestrator-refusal" no-unasked-push 'git push' \
    'Nothing is pushed unless the user asked for it in the plan.'
  exit 1
fi

own=$(
  unset GIT_CONFIG_PARAMETERS
  git rev-parse --git-path hooks 2>/dev/null
) || exit 0
[ "$own" != "$guard/hooks" ] && [ -x "$own/$name" ] || exit 0
exec "$own/$name" "$@"

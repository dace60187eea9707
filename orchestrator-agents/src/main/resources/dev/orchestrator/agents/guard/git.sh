#!/bin/sh
# Stands before git on the search path of an agent: what would send commits somewhere is judged by the
# safety rules first, everything else goes straight on.
#
# Environment: ORCHESTRATOR_GUARD (this script's folder's parent), ORCHESTRATOR_GUARD_LOG (where a
# refusal is noted), ORCHESTRATOR_PUSH (never, or asked), ORCHESTRATOR_CLI (how the orchestrator is
# called, one word per line; may be empty),
# ORCHESTRATOR_GIT_SETTINGS and ORCHESTRATOR_GIT_GLOBAL (what git is to see whatever an agent hides).

guard=${ORCHESTRATOR_GUARD:?}

# The real git is the next one on the search path.
others=
IFS=:
set -f
for folder in $PATH; do
  [ "$folder" = "$guard/bin" ] || others=$others:$folder
done
unset IFS
set +f
PATH=${others#:}
export PATH

words=$*
sends=
skip=
for word in "$@"; do
  if [ -n "$skip" ]; then
    skip=
    continue
  fi
  case $word in
    -C | -c | --git-dir | --work-tree | --namespace | --super-prefix | --config-env | --exec-path) skip=yes ;;
    -*) ;;
    push | send-pack | http-push | subtree | svn | p4 | lfs) sends=$word && break ;;
    *) break ;;
  esac
done

# Some agents hide the user's git configuration from their tools, and the user's name with it.
if [ "${GIT_CONFIG_GLOBAL:-}" = /dev/null ]; then
  unset GIT_CONFIG_GLOBAL
  [ -z "${ORCHESTRATOR_GIT_GLOBAL:-}" ] || export GIT_CONFIG_GLOBAL="$ORCHESTRATOR_GIT_GLOBAL"
fi
export GIT_CONFIG_PARAMETERS="${ORCHESTRATOR_GIT_SETTINGS:-${GIT_CONFIG_PARAMETERS:-}}"

# Inside, git finds itself through this search path again, and so does what it runs.
forward() {
  PATH=$guard/bin:$PATH
  export PATH
  real=$1
  shift
  exec "$real" "$@"
}

real=$(command -v git) || {
  echo 'git is not installed' >&2
  exit 127
}
[ -n "$sends" ] || forward "$real" "$@"

refuse() {
  "$guard/bin/orchestrator-refusal" "$1" "git $words" "$2"
  exit 1
}

case $sends in
  push | send-pack | http-push)
    [ "${ORCHESTRATOR_PUSH:-never}" = asked ] ||
      refuse no-unasked-push 'Nothing is pushed unless the user asked for it in the plan.'
    ;;
esac

if [ -n "${ORCHESTRATOR_CLI:-}" ]; then
  [ "${ORCHESTRATOR_PUSH:-never}" = asked ] && asked=--push-requested || asked=
  verdict=$("$guard/bin/orchestrator-ask" safety check $asked -- git "$@" 2>/dev/null) ||
    refuse "$(printf %s "$verdict" | sed -n 's/^refused *\([a-z-]*\):.*/\1/p' | head -n 1)" 'The safety rules refuse it, or could not be asked.'
  case $verdict in
    allowed*) ;;
    *) refuse needs-a-person 'It would ask a person first, and there is none here.' ;;
  esac
fi
forward "$real" "$@"

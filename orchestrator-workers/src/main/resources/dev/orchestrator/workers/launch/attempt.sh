#!/bin/sh
# Runs one attempt of an agent and leaves a record of how it ended.
#
#   attempt.sh FOLDER PROGRAM [ARGUMENT...]
#
# FOLDER holds prompt.md (standard input of the program), environment (NAME=value lines, values with
# \n for a line feed and \\ for a backslash; read once and emptied) and names the attempt. The
# program runs in a session of its own, in the folder named by ORCHESTRATOR_WORKTREE; its output goes
# to output.log, and is shown here. At the end exit.json appears, whole or not at all. Where the
# agent's memory is limited, memory-group names the control group it enters, or "own" where this
# shell is in it already.
# This text is the same for every attempt: what differs is passed as arguments and files, as data.

umask 077
folder=$1
shift
attempt=${folder##*/}
stopped_by=
interrupted=
agent=
viewer=
group=
enter=

# How many processes the kernel ended because the group's limit of memory was reached.
oom_kills=0
count_oom_kills() {
  for counters in "$group/memory.events" "$group/memory.oom_control"; do
    [ -r "$counters" ] || continue
    while read -r counter count; do
      [ "$counter" != oom_kill ] || oom_kills=$count
    done <"$counters"
  done
}

# Written over the room that was taken before the agent began, and longer than what is there: a disk
# that the agent filled has none.
record() {
  [ -z "$group" ] || count_oom_kills
  printf '{"schema_version":1,"attempt":"%s","exit_code":%d,"stopped_by":"%s","problem":"%s","oom_kills":%d}\n' \
    "$attempt" "$1" "$stopped_by" "$2" "$oom_kills" 1<>"$folder/exit.json.part" &&
    mv -f "$folder/exit.json.part" "$folder/exit.json"
}

# An agent that ended by itself was stopped by nobody, whatever came to this shell before it asked.
has_ended() {
  [ -n "$agent" ] && [ -r /proc/self/stat ] || return 1
  read -r stat 2>/dev/null <"/proc/$agent/stat" || return 0
  stat=${stat##*) }
  [ "${stat%% *}" = Z ]
}

pass_on() {
  interrupted=yes
  ! has_ended || return 0
  stopped_by=$1
  [ -z "$agent" ] || kill -TERM -- "-$agent" 2>/dev/null || kill -TERM "$agent" 2>/dev/null
}

# The pane is hung up on when its window, session or server is killed.
trap 'pass_on HUP' HUP
trap 'pass_on TERM' TERM
trap 'pass_on INT' INT

give_up() {
  printf '%s\n' "$2" >>"$folder/output.log"
  printf '%s\n' "$2"
  record "$1" "$3"
  exit "$1"
}

# Field 22 of /proc/PID/stat, the start time, tells a process from a later one with its number.
start_time=0
start_time_of() {
  start_time=0
  if read -r stat 2>/dev/null <"/proc/$1/stat"; then
    # The name of the program stands in parentheses and may hold anything.
    set -- ${stat##*) }
    shift 19
    start_time=$1
  fi
}

# After a reboot all numbers are given out again.
boot_id=
[ ! -r /proc/sys/kernel/random/boot_id ] || IFS= read -r boot_id </proc/sys/kernel/random/boot_id

# An attempt is started once, whatever asks for it. No process is started for what the shell itself
# can do: each takes a millisecond, and the agent waits for it.
start_time_of "$$"
set -C
printf '%d %d %s\n' "$$" "$start_time" "$boot_id" 2>/dev/null >"$folder/started" || exit 0
set +C

# Room for who runs and how it ended, taken while there is some; without it nothing is started. It
# is blanks, which may follow a record.
take_room() {
  printf '%511s\n' '' >"$folder/exit.json.part" && printf '%511s\n' '' >"$folder/process.json"
}
take_room 2>/dev/null || {
  rm -f "$folder/started"
  exit 0
}

decode() {
  encoded=$value
  value=
  while :; do
    case $encoded in
      *\\*) ;;
      *) break ;;
    esac
    value=$value${encoded%%\\*}
    encoded=${encoded#*\\}
    case $encoded in
      n*) value="$value
" ;;
      *) value=$value\\ ;;
    esac
    encoded=${encoded#?}
  done
  value=$value$encoded
}

while IFS= read -r line; do
  name=${line%%=*}
  value=${line#*=}
  case $value in
    *\\*) decode ;;
  esac
  export "$name=$value"
done <"$folder/environment" || give_up 126 'the environment of the attempt is missing' no-environment
# Emptied and not removed: that takes no further process, and nothing of it is left either.
: >"$folder/environment"

cd -- "$ORCHESTRATOR_WORKTREE" 2>/dev/null || give_up 126 "the worktree is gone: $ORCHESTRATOR_WORKTREE" no-worktree
[ -e .git ] || give_up 126 "not a worktree any more: $ORCHESTRATOR_WORKTREE" no-worktree
command -v -- "$1" >/dev/null 2>&1 || give_up 127 "no such program: $1" no-program

if [ -r "$folder/memory-group" ]; then
  IFS= read -r group <"$folder/memory-group"
  if [ "$group" = own ]; then
    group=
    while IFS=: read -r hierarchy _ path; do
      [ "$hierarchy" != 0 ] || group=/sys/fs/cgroup$path
    done </proc/self/cgroup
  else
    enter=$group/cgroup.procs
    [ -w "$enter" ] || give_up 126 "the control group of the attempt is gone: $group" no-memory-group
  fi
fi

: >>"$folder/output.log"
own_session=
! command -v setsid >/dev/null 2>&1 || own_session=setsid
# The agent and what it starts carry the attempt's name; this shell and the viewer do not, for they
# are not stopped with it.
{
  # 0 is whoever writes it: the agent enters the group before it is the agent.
  [ -z "$enter" ] || echo 0 >"$enter" || exit 126
  export ORCHESTRATOR_ATTEMPT="$attempt"
  exec ${own_session:+"$own_session"} "$@"
} <"$folder/prompt.md" >>"$folder/output.log" 2>&1 &
agent=$!
# What came while there was no agent yet.
[ -z "$stopped_by" ] || pass_on "$stopped_by"
# Only the agent stands in the worktree: once it is gone, the folder may go too.
cd /

start_time_of "$agent"
printf '{"schema_version":1,"attempt":"%s","pid":%d,"start_time":%d,"wrapper":%d,"boot_id":"%s"}\n' \
  "$attempt" "$agent" "$start_time" "$$" "$boot_id" 1<>"$folder/process.json"

# What people see; that it ends, or never began, is nothing to the agent.
if [ -x "${ORCHESTRATOR_GUARD:-}/bin/orchestrator-view" ]; then
  tail -n +1 -f "$folder/output.log" | "$ORCHESTRATOR_GUARD/bin/orchestrator-view" &
else
  tail -n +1 -f "$folder/output.log" &
fi
viewer=$!

wait "$agent"
code=$?
# A signal to this shell ends the wait early, perhaps before the agent ended; 127 says that the
# agent's own code was what the first wait returned.
while [ -n "$interrupted" ]; do
  interrupted=
  wait "$agent"
  again=$?
  [ "$again" -eq 127 ] || code=$again
done

# From here on nothing changes how it ended.
trap '' HUP TERM INT
record "$code" ''
# The viewer gets a moment for the last lines. Nobody waits for this shell any more.
sleep 1
kill "$viewer" 2>/dev/null
printf '\n[attempt %s ended with exit code %d]\n' "$attempt" "$code"
exit 0

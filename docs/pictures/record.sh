#!/usr/bin/env bash
# Takes a picture of a terminal: runs CMD in a tmux of its own and draws the screen as docs/pictures/NAME.svg.
#
#   record.sh NAME COLS ROWS CMD...
#
# The picture is taken when CMD has ended or, with UNTIL=REGEX in the environment, when a line of the
# screen matches. LIMIT is the number of seconds to wait for that (120), and TITLE what the window is
# called (the words of CMD). The orchestrator of this build comes first on PATH.
set -euo pipefail
(($# >= 4)) || { sed -n '2,8s/^# \{0,1\}//p' "$0" >&2; exit 2; }
name=$1 columns=$2 rows=$3
shift 3
here=$(cd "$(dirname "$0")" && pwd)
dist=$here/../../orchestrator-cli/target/dist/bin
PATH=$dist:$PATH

folder=$(mktemp -d /tmp/picture.XXXXXX)
tmux() { TMUX='' TMUX_TMPDIR=$folder command tmux -f /dev/null -L picture "$@"; }
trap 'tmux kill-server 2>/dev/null || true; rm -rf "$folder"' EXIT

tmux new-session -d -s picture -x "$columns" -y "$rows" "sleep 600"
tmux set-option -g status off
tmux set-option -g default-terminal tmux-256color
tmux new-window -t picture: -n screen -e "PATH=$PATH" -e COLORTERM=truecolor -- \
  sh -c '"$@"; : >"$0"; exec sleep 600' "$folder/ended" "${@/%;/\\;}"
tmux resize-window -t picture:screen -x "$columns" -y "$rows"

for ((tenth = 0; tenth < ${LIMIT:-120} * 10; tenth++)); do
  sleep 0.1
  if [ -n "${UNTIL:-}" ] && tmux capture-pane -p -t picture:screen | grep -Eq -- "$UNTIL"; then
    break
  fi
  [ ! -e "$folder/ended" ] || break
done

tmux capture-pane -e -p -t picture:screen >"$folder/screen"
java "$here/TerminalPicture.java" "$columns" "${TITLE:-$*}" <"$folder/screen" >"$here/$name.svg"
echo "$here/$name.svg"

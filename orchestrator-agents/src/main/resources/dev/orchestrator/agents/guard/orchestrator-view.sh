#!/bin/sh
# Shows an agent's output as a person reads it: standard input is the log, line by line.
LC_ALL=C
export LC_ALL
# mawk would wait for a full buffer unless it is told that somebody is watching.
if command -v mawk >/dev/null; then
  exec mawk -W interactive -f "$0.awk"
fi
exec awk -f "$0.awk"

#!/bin/sh
# Shows an agent's output as a person reads it: standard input is the log, line by line.
# mawk would wait for a full buffer unless it is told that somebody is watching.
LC_ALL=C
export LC_ALL
case $(awk -W version 2>&1 </dev/null) in
  mawk*) exec awk -W interactive -f "$0.awk" ;;
  *) exec awk -f "$0.awk" ;;
esac

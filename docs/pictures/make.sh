#!/usr/bin/env bash
# Makes the pictures of the documentation again, from the distribution in orchestrator-cli/target/dist. The picture
# of the report needs a browser: chromium, or what BROWSER names.
set -euo pipefail
cd "$(dirname "$0")"
here=$PWD
export PATH=$here/../../orchestrator-cli/target/dist/bin:$PATH

work=$(mktemp -d /tmp/pictures.XXXXXX)
control=$work/fleet/control
export TMUX_TMPDIR=$work
trap 'TMUX="" tmux -L orchestrator kill-server 2>/dev/null || true; rm -rf "$work"' EXIT

./agent-pane.sh

TITLE='orchestrator demo' ./record.sh demo 112 54 orchestrator demo

./sample-run.sh "$work/fleet"
TITLE='orchestrator status' ./record.sh status 112 12 orchestrator -w "$control" status

# The dashboard in the middle of a run, and what an agent did in it.
export HOME=$work/fleet GIT_CONFIG_NOSYSTEM=1
orchestrator -w "$control" launch --config "$control/config/night-issues.json" >/dev/null
TITLE='orchestrator dashboard' UNTIL='[3-6]/10 done' ./record.sh dashboard 124 36 orchestrator -w "$control" dashboard
until orchestrator -w "$control" workers status --json | grep -q '"state" *: *"finished"'; do sleep 1; done
TITLE='orchestrator workers logs 4' ./record.sh logs 104 20 orchestrator -w "$control" workers logs 4

orchestrator -w "$control" report --html --file "$work/report.html"
browser=${BROWSER:-$(command -v chromium || command -v chromium-browser || command -v google-chrome || true)}
if [ -z "$browser" ]; then
  echo "no browser: report.png stays as it is" >&2
  exit 0
fi
for scheme in light dark; do
  case $scheme in dark) preferred=0 ;; *) preferred=1 ;; esac
  "$browser" --headless --no-sandbox --disable-gpu --hide-scrollbars --user-data-dir="$work/browser" \
    --blink-settings=preferredColorScheme=$preferred --window-size=1060,1330 \
    --screenshot="$here/report-$scheme.png" "file://$work/report.html" 2>/dev/null
  echo "$here/report-$scheme.png"
done

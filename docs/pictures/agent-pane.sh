#!/usr/bin/env bash
# Takes a picture of the tmux window of a real Claude Code at work under the supervisor, as docs/pictures/pane.svg.
# Its model is the stand-in of the test kit, on the loopback interface: nothing is asked of a service. Needs
# scripts/install-agents.sh claude, and a build: mvn -q -DskipTests package.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$here/../..
dist=$root/orchestrator-cli/target/dist
claude=${ORCHESTRATOR_AGENTS:-$HOME/.cache/orchestrator-agents}/claude/node_modules/.bin/claude
[ -x "$claude" ] || { echo "no picture of a pane: run scripts/install-agents.sh claude first" >&2; exit 0; }
export PATH=$dist/bin:$PATH

work=$(mktemp -d /tmp/pane.XXXXXX)
export TMUX_TMPDIR=$work HOME=$work/home GIT_CONFIG_NOSYSTEM=1 LC_ALL=C.UTF-8
trap 'kill "$model" 2>/dev/null || true; TMUX="" tmux -L orchestrator kill-server 2>/dev/null || true; rm -rf "$work"' EXIT
mkdir -p "$HOME" "$work/control/config" "$work/shop"
java -cp "$root/orchestrator-testkit/target/classes:$dist/lib/*" \
  dev.orchestrator.testkit.model.ModelStandIn 0 "$work/model" &
model=$!
until [ -s "$work/model" ]; do sleep 0.1; done
ANTHROPIC_BASE_URL=$(cat "$work/model")
export ANTHROPIC_BASE_URL ANTHROPIC_API_KEY=of-the-stand-in CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC=1

git config --global user.name Ada
git config --global user.email ada@example.org
git init -q -b main "$work/shop"
printf 'total() {\n  echo $(($1 * $2))\n}\n' >"$work/shop/cart.sh"
printf '. ./cart.sh\n[ "$(total 2 3)" = 6 ] && echo "ok: two for three"\n' >"$work/shop/test.sh"
git -C "$work/shop" add --all
git -C "$work/shop" commit -qm "Begin the shop"

cat >"$work/script" <<'SCRIPT'
<model-script>[
 {"text": "I will look at the cart and its test first.", "sh": "ls && cat cart.sh test.sh", "usage": {"input": 4200, "output": 90}},
 {"text": "total() knows no discount. I add one, as a percentage that is optional, and a test for it.",
  "sh": "printf 'total() {\\n  echo $(($1 * $2 * (100 - ${3:-0}) / 100))\\n}\\n' > cart.sh; echo '[ \"$(total 10 10 25)\" = 75 ] && echo \"ok: a quarter off\"' >> test.sh", "usage": {"input": 5100, "output": 260}},
 {"text": "Now the tests.", "sh": "sh test.sh", "usage": {"input": 5600, "output": 60}},
 {"text": "Both pass. I show it to the others at once.", "sh": "git push origin HEAD:main", "usage": {"input": 5900, "output": 70}},
 {"text": "Pushing is not mine to do. I commit.", "sh": "git add -A && git commit -qm 'Take a discount off the total' && git log --oneline -2", "usage": {"input": 6200, "output": 80}},
 {"text": "The total takes an optional discount in percent; test.sh covers it.", "usage": {"input": 6500, "output": 60}}
]</model-script>
SCRIPT
python3 - "$work" "$claude" <<'PLAN'
import json, pathlib, sys
work, claude = pathlib.Path(sys.argv[1]), sys.argv[2]
(work / "control/config/repos.json").write_text('{"repositories": []}\n')
(work / "control/config/shop-issues.json").write_text(json.dumps({
    "project": "shop", "repo_path": "../shop", "num_workers": 1, "stagger_delay": 0,
    "agent": {"type": "claude", "command": [claude]},
    "issues": [{"number": 12, "title": "Take a discount off the total", "description": (work / "script").read_text()}]}))
PLAN
orchestrator -w "$work/control" launch >/dev/null
until orchestrator -w "$work/control" workers status --json | grep -q '"state" *: *"finished"'; do sleep 1; done
orchestrator -w "$work/control" workers status >&2
if [ -n "${KEEP:-}" ]; then cp -r "$work/control" "$KEEP"; fi
tmux -L orchestrator capture-pane -e -p -S - -t proof-orchestrator:worker-1 >"$work/screen"
grep -v '^$' "$work/screen" | tail -n 34 >"$work/shown"
java "$here/TerminalPicture.java" 132 "tmux: worker-1, Claude Code on issue 12" <"$work/shown" >"$here/pane.svg"
echo "$here/pane.svg"

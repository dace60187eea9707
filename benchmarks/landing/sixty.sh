#!/bin/bash
# Sixty finished branches of a repository of 2,000 files, four of them in conflict: how long a dry run and a landing take, and how
# often the tree was verified. Usage: sixty.sh [ORCHESTRATOR]; needs git, tmux and python3.
set -euo pipefail
orchestrator=${1:-"$(cd "$(dirname "$0")/../.." && pwd)/orchestrator-cli/target/dist/bin/orchestrator"}
lab=$(mktemp -d)
trap 'rm -rf "$lab"' EXIT
export HOME=$lab TMUX_TMPDIR=$lab
git config --global user.name Bench
git config --global user.email bench@example.org
git config --global init.defaultBranch main
git init -q "$lab/shop"
cd "$lab/shop"
printf 'a\nb\nc\n' > list
for i in $(seq 1 2000); do mkdir -p "d$((i % 50))"; echo "$i" > "d$((i % 50))/f$i"; done
git add . && git commit -qm Begin
cat > "$lab/agent" <<'A'
#!/bin/bash
cat > /dev/null
n=$ORCHESTRATOR_ISSUE
if [ $((n % 15)) = 0 ]; then echo "$n" > list; else for k in 1 2 3 4; do echo "$n" > "file-$n-$k"; done; fi
git add -A && git commit -qm "Work on $n"
A
chmod +x "$lab/agent"
mkdir -p "$lab/ws/config"
python3 - "$lab" <<'P'
import json, sys
lab = sys.argv[1]
json.dump({"repositories": [{"name": "shop", "platform": "local", "remote": "", "local": lab + "/shop", "default_branch": "main",
                             "language": "shell"}]}, open(lab + "/ws/config/repos.json", "w"))
json.dump({"project": "shop", "repo": "shop", "num_workers": 6, "stagger_delay": 0,
           "agent": {"type": "command", "command": [lab + "/agent"]}, "verify": {"test": "echo run >> " + lab + "/runs"},
           "issues": [{"number": n, "title": "Issue %d" % n} for n in range(1, 61)]}, open(lab + "/ws/config/shop-issues.json", "w"))
P
cd "$lab/ws"
"$orchestrator" launch --config shop --foreground > /dev/null 2>&1
rm -f "$lab/runs"
git -C "$lab/shop" switch -q --detach
TIMEFORMAT='%3R s'
echo "start of the program:"; time "$orchestrator" workers list > /dev/null
echo "dry run:"; time "$orchestrator" land --dry-run > /dev/null || true
echo "landing:"; time "$orchestrator" land > /dev/null 2>&1 || true
echo "verifications: $(wc -l < "$lab/runs")"

#!/usr/bin/env bash
# Makes the repositories of sample-fleet.sh below DIR, with a week behind them: commits, builds, tests, tasks,
# and a plan DIR/control/config/night-issues.json whose agents are scripted and take a few seconds each.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
export PATH=$here/../../orchestrator-cli/target/dist/bin:$PATH
"$here/sample-fleet.sh" "$1"
cd "$1"
export HOME=$PWD GIT_CONFIG_NOSYSTEM=1
git config --global user.name Ada
git config --global user.email ada@example.org

committed() { # REPOSITORY DAYS-AGO AUTHOR SUBJECT
  local at
  at=$(date -u -d "$2 days ago" +%Y-%m-%dT10:%M:00Z)
  echo "$4" >>"$1/CHANGES.md"
  git -C "$1" add CHANGES.md
  GIT_COMMITTER_DATE=$at git -C "$1" commit -q --author "$3 <${3,,}@example.org>" --date "$at" -m "$4"
}
committed core 6 Grace "Read blocks in batches"
committed core 6 Ada "Close files that were read"
committed core 5 Grace "Name the field that is missing"
committed core 3 Linus "Keep old receipts readable"
committed core 3 Grace "Count gas once"
committed core 3 Ada "Say which peer was slow"
committed core 1 Ada "Release 1.5"
committed explorer 5 Linus "Show fees before signing"
committed explorer 4 Linus "Sort by time"
committed explorer 1 Grace "Load pages on demand"
committed gateway 4 Ada "Refuse requests without a key"
committed gateway 2 Ada "Limit by account"
committed devnet 2 Linus "Start with three peers"
for name in core explorer gateway devnet; do git -C "$name" push -q; done

cd control
{
  echo '{"repositories": ['
  separator=
  for name in core wallet staking explorer devnet gateway liteclient accman kermit; do
    test=true
    if [ "$name" = wallet ]; then test='echo 2 tests failed; exit 1'; fi
    printf '%s  {"name": "%s", "local": "../%s", "build": "sleep 0.3", "test": "%s"}' "$separator" "$name" "$name" "$test"
    separator=$',\n'
  done
  printf '\n]}\n'
} >config/repos.json
echo '{"logs": {"dir": "state/logs"}}' >config/orchestrator.json
orchestrator scan >/dev/null 2>&1 || true
orchestrator build core explorer gateway devnet wallet >/dev/null 2>&1 || true
orchestrator test core explorer gateway wallet >/dev/null 2>&1 || true

orchestrator task add --title "Show fees before signing" --repo explorer --priority high >/dev/null
orchestrator task add --title "Sign transactions offline" --repo wallet --priority high >/dev/null
orchestrator task add --title "Rename the reward field" --repo staking --depends-on 2 >/dev/null
orchestrator task add --title "Answer in less than a second" --repo gateway >/dev/null
orchestrator task start 1 --assigned linus >/dev/null
orchestrator task complete 1 --summary "Fees are on the confirmation page" >/dev/null
orchestrator task start 2 --assigned ada >/dev/null

# What a good agent does, told in a few lines; the fourth issue forgets to commit, the seventh cannot be done.
cat >agent.sh <<'AGENT'
prompt=$(cat)
say() { printf '%s\n' "$1"; sleep "${SAMPLE_PACE:-0.8}"; }
say "I have read the assignment, and look around."
say "$ ls"
ls
n=$ORCHESTRATOR_ISSUE
say "The change belongs into part-$n.txt, with a test beside it."
[ "$ORCHESTRATOR_STAGE" = implement ] || say "A second look: is everything covered?"
for step in 1 2 3; do [ $(((n * 7 + step) % 3)) = 0 ] || say "Test $step of 3 passes."; done
printf '::orchestrator usage cost_usd=0.%02d input_tokens=%d000 output_tokens=%d00\n' $((n * 7 + 11)) $((n * 9 + 14)) $((n + 21))
[ "$n" != 7 ] || { say "There is no such part in this project."; exit 1; }
echo "$ORCHESTRATOR_STAGE" >>"part-$n.txt"
case $n$prompt in
  4*'You continue earlier work'*) say "The work is here, and was never committed." ;;
  4*) exit 0 ;;
esac
git add --all && git commit -qm "Part $n: $ORCHESTRATOR_STAGE" && say "Committed."
AGENT
cat >config/night-issues.json <<'PLAN'
{
  "project": "night", "repo": "core", "repo_path": "../core", "branch_prefix": "issue-", "tmux_session": "night",
  "num_workers": 4, "stagger_delay": 0, "max_retries": 1, "pipeline": ["implement", "write_tests"],
  "agent": {"type": "command", "command": ["sh", "../../control/agent.sh"]},
  "issues": [
    {"number": 1, "title": "Read the genesis block once", "wave": 1},
    {"number": 2, "title": "Refuse blocks from the future", "wave": 1},
    {"number": 3, "title": "Name the peer in every error", "wave": 1},
    {"number": 4, "title": "Keep receipts of pruned blocks", "wave": 1},
    {"number": 5, "title": "Index transactions by sender", "wave": 2, "depends_on": [1]},
    {"number": 6, "title": "Page through the index", "wave": 2, "depends_on": [5]},
    {"number": 7, "title": "Move the mempool to disk", "wave": 2},
    {"number": 8, "title": "Tell why a peer was dropped", "wave": 2, "depends_on": [3]},
    {"number": 9, "title": "Restore the mempool after a crash", "wave": 3, "depends_on": [7]},
    {"number": 10, "title": "Write what is new", "wave": 3, "depends_on": [2, 4, 6]}
  ]
}
PLAN

#!/bin/bash
# Three ways to merge 2, 8 and 60 clean branches of four files each in a repository of 2,000 files: chained in memory, in a worktree,
# as one octopus. Prints the shortest, the median and the longest time of each, and fails where two ways give different trees.
# Usage: merges.sh [ROUNDS]; needs git 2.38 and python3.
set -euo pipefail
rounds=${1:-5}
lab=$(mktemp -d)
trap 'rm -rf "$lab"' EXIT
export HOME=$lab GIT_CONFIG_NOSYSTEM=1
git config --global user.name Bench
git config --global user.email bench@example.org
git config --global init.defaultBranch main
git config --global gc.auto 0
git init -q "$lab/shop"
cd "$lab/shop"
for i in $(seq 1 2000); do mkdir -p "d$((i % 50))"; echo "$i" > "d$((i % 50))/f$i"; done
git add . && git commit -qm Begin
for n in $(seq 1 60); do
  git switch -q --detach main
  for k in 1 2 3 4; do echo "$n" > "d$((n % 50))/new-$n-$k"; done
  git add -A && git commit -qm "Work on $n" && git branch "issue-$n"
done
git switch -q --detach main
echo "load before: $(cut -d' ' -f1-3 /proc/loadavg); git $(git version | cut -d' ' -f3); $rounds rounds"
python3 - "$lab" "$rounds" <<'P'
import statistics, subprocess, sys, time

lab, rounds = sys.argv[1], int(sys.argv[2])


def git(*arguments, at="/shop"):
    return subprocess.run(("git", "-C", lab + at) + arguments, check=True, capture_output=True, text=True).stdout.strip()


def chained(branches):
    tip = git("rev-parse", "main")
    for branch in branches:
        tree = git("merge-tree", "--write-tree", "-z", "--name-only", "--no-messages", tip, branch).strip("\0")
        tip = git("commit-tree", "-p", tip, "-p", branch, "-m", "Merge " + branch, tree)
    return git("rev-parse", tip + "^{tree}")


def in_worktree(branches):
    git("worktree", "add", "-q", "--detach", lab + "/tree", "main")
    for branch in branches:
        git("merge", "-q", "--no-ff", "-m", "Merge " + branch, branch, at="/tree")
    return git("rev-parse", "HEAD^{tree}", at="/tree")


def octopus(branches):
    git("worktree", "add", "-q", "--detach", lab + "/tree", "main")
    git("merge", "-q", "--no-ff", "-m", "Merge all", *branches, at="/tree")
    return git("rev-parse", "HEAD^{tree}", at="/tree")


print("| branches | merge-tree, chained | merge in a worktree | octopus in a worktree |\n|---|---|---|---|")
for count in (2, 8, 60):
    branches = ["issue-%d" % n for n in range(1, count + 1)]
    times, trees = {}, set()
    for _ in range(rounds):
        for way in (chained, in_worktree, octopus):
            before = time.perf_counter()
            trees.add(way(branches))
            times.setdefault(way.__name__, []).append(time.perf_counter() - before)
            if way is not chained:
                git("worktree", "remove", "--force", lab + "/tree")
    if len(trees) != 1:
        sys.exit("%d branches: different trees %s" % (count, trees))
    cells = ["%.2f s (%.2f-%.2f)" % (statistics.median(each), min(each), max(each)) for each in times.values()]
    print("| %d | %s |" % (count, " | ".join(cells)))
P

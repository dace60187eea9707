#!/usr/bin/env python3
"""What a dependant waits for its base: N independent issues, and one that depends on all of them.

Prints, for N = 1, 2, 8, the time from the journal record that the last predecessor is completed
to the one that the dependant begins; the looking, the merge of N commits and the decision are in it.

usage: base.py PATH/TO/bin/orchestrator [--files 2000] [--rounds 3]
"""
import argparse
import json
import os
import pathlib
import statistics
import subprocess
import tempfile

AGENT = """#!/bin/sh
echo "$ORCHESTRATOR_ISSUE" > "work-$ORCHESTRATOR_ISSUE"
git add . && git commit --quiet --message "Work of $ORCHESTRATOR_ISSUE"
"""


def git(folder, *arguments):
    subprocess.run(["git", "-C", folder, *arguments], check=True, capture_output=True)


def measure(orchestrator, count, files):
    with tempfile.TemporaryDirectory(prefix="base-") as name:
        place = pathlib.Path(name)
        shop = place / "shop"
        subprocess.run(["git", "init", "-q", "-b", "main", shop], check=True)
        for number in range(files):
            file = shop / f"src/{number % 50}" / f"file-{number}"
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(f"{number}\n")
        git(shop, "add", ".")
        git(shop, "commit", "-q", "-m", "Begin")
        agent = place / "agent"
        agent.write_text(AGENT)
        agent.chmod(0o755)
        config = place / "ws" / "config"
        config.mkdir(parents=True)
        (config / "repos.json").write_text('{"repositories": []}')
        numbers = list(range(1, count + 1))
        issues = [{"number": number, "title": "t"} for number in numbers]
        issues.append({"number": 99, "title": "t", "depends_on": numbers})
        (config / "b-issues.json").write_text(json.dumps({
            "project": "b", "repo_path": str(shop), "num_workers": 4, "stagger_delay": 0,
            "verify": False, "agent": {"type": "command", "command": [str(agent)]},
            "issues": issues}))
        environment = dict(os.environ, TMUX_TMPDIR=name)
        subprocess.run([orchestrator, "workers", "launch", "--config", "b", "--foreground"],
                       cwd=place / "ws", env=environment, check=True, capture_output=True, timeout=300)
        subprocess.run(["tmux", "kill-server"], env=environment, capture_output=True)
        done = begun = 0
        for line in (place / "ws/state/runs/b/journal.jsonl").read_text().splitlines():
            record = json.loads(line)
            decision = record["event"].get("decision", {})
            if decision.get("type") == "complete" and decision["issue"] != 99:
                done = record["elapsed_ms"]
            if decision.get("type") == "begin" and decision["issue"] == 99:
                begun = record["elapsed_ms"]
        return begun - done


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("orchestrator")
    options.add_argument("--files", type=int, default=2000)
    options.add_argument("--rounds", type=int, default=3)
    asked = options.parse_args()
    asked.orchestrator = os.path.abspath(asked.orchestrator)
    print(f"load {os.getloadavg()[0]:.1f}, {asked.files} files, {asked.rounds} rounds")
    for count in (1, 2, 8):
        times = [measure(asked.orchestrator, count, asked.files) for _ in range(asked.rounds)]
        print(f"{count} predecessors: median {statistics.median(times)} ms, of {times}")


if __name__ == "__main__":
    main()

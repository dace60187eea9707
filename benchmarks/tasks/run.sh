#!/bin/sh
# What the task store costs, in process and as a whole program. Build first: mvn -q -DskipTests package
set -eu
here=$(cd "$(dirname "$0")" && pwd)
dist=$here/../../orchestrator-cli/target/dist
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

javac -d "$work" -cp "$dist/lib/*" "$here/TaskStoreSpeed.java"
java -cp "$work:$dist/lib/*" TaskStoreSpeed

mkdir -p "$work/ws/config" "$work/ws/tasks" "$work/small/config" "$work/small/tasks"
echo '{"repositories": []}' | tee "$work/ws/config/repos.json" > "$work/small/config/repos.json"
java -cp "$work:$dist/lib/*" TaskStoreSpeed "$work/ws/tasks/backlog.md"
head -1200 "$work/ws/tasks/backlog.md" > "$work/small/tasks/backlog.md"

# The commands take turns, so that a busy moment of the machine hits all of them alike.
python3 - "$dist/bin/orchestrator" "$work/ws" "$work/small" "${ROUNDS:-15}" <<'PYTHON'
import subprocess, sys, time
program, large, small, rounds = sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4])
commands = {
    "--version": [program, "--version"],
    "task list, 90 tasks": [program, "-w", small, "task", "list"],
    "task list --json, 90 tasks": [program, "-w", small, "task", "list", "--json"],
    "task list, 5,000 tasks": [program, "-w", large, "task", "list", "--repo", "wallet"],
    "task show, 5,000 tasks": [program, "-w", large, "task", "show", "2500"],
}
times = {name: [] for name in commands}
for turn in range(rounds + 3):
    for name, argv in commands.items():
        start = time.monotonic()
        subprocess.run(argv, stdout=subprocess.DEVNULL, check=True)
        if turn >= 3:
            times[name].append((time.monotonic() - start) * 1000)
median = {name: sorted(each)[len(each) // 2] for name, each in times.items()}
for name in commands:
    print(f"{name:32} median {median[name]:6.0f} ms, {median[name] / median['--version']:.2f} x --version")
PYTHON

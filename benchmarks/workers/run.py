#!/usr/bin/env python3
"""Measures the supervisor of runs against what the same machine does without it, in the same run.

  handover    from an agent's exit to the next agent's first instruction on the same worker
  throughput  no-op issues per second, against a bare shell loop that for each makes a worktree and a
              tmux window of the same no-op and waits for its end, as many at a time
  idle        processor time, memory and tmux calls of a supervisor with silent workers

usage: run.py [handover|throughput|idle ...] [--issues N] [--workers N] [--agent-seconds S] [--idle-seconds N] [--keep]
The program is taken from $ORCHESTRATOR, else from the build's distribution.
"""
import argparse, json, os, shutil, statistics, subprocess, tempfile, time

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
PROGRAM = os.environ.get("ORCHESTRATOR", os.path.join(ROOT, "orchestrator-cli/target/dist/bin/orchestrator"))
TICKS = os.sysconf("SC_CLK_TCK")
KEEP = False


class Place:
    """A workspace with one repository, in a temporary folder, on a tmux server of its own."""

    def __init__(self, agent, issues, workers, **plan):
        self.root = tempfile.mkdtemp(prefix="orchestrator-benchmark-")
        self.env = dict(os.environ, ORCHESTRATOR_TMUX_SOCKET=os.path.basename(self.root), GIT_CONFIG_GLOBAL="/dev/null",
                        GIT_CONFIG_NOSYSTEM="1", GIT_AUTHOR_NAME="b", GIT_AUTHOR_EMAIL="b@example.org",
                        GIT_COMMITTER_NAME="b", GIT_COMMITTER_EMAIL="b@example.org")
        self.write("config/repos.json", '{"repositories": []}')
        self.write("agent.sh", "#!/bin/sh\n" + agent.replace("$ROOT", self.root))
        os.chmod(self.path("agent.sh"), 0o755)
        plan = dict({"project": "bench", "repo_path": "repo", "stagger_delay": 0, "num_workers": workers,
                     "pipeline": [{"name": "implement", "requires_commits": False}],
                     "agent": {"type": "command", "command": [self.path("agent.sh")]},
                     "issues": [{"number": n, "title": "no-op"} for n in range(1, issues + 1)]}, **plan)
        self.write("config/bench-issues.json", json.dumps(plan))
        os.mkdir(self.path("repo"))
        self.git("init", "-q", "-b", "main")
        self.write("repo/README.md", "benchmark\n")
        self.git("add", "."), self.git("commit", "-qm", "Begin")

    def path(self, name):
        return os.path.join(self.root, name)

    def write(self, name, text):
        os.makedirs(os.path.dirname(self.path(name)), exist_ok=True)
        with open(self.path(name), "w") as file:
            file.write(text)

    def git(self, *words):
        subprocess.run(["git", "-C", self.path("repo"), *words], check=True, env=self.env, stdout=subprocess.DEVNULL)

    def tmux(self, *words):
        return subprocess.run(["tmux", "-L", self.env["ORCHESTRATOR_TMUX_SOCKET"], "-f", "/dev/null", *words],
                              env=self.env, capture_output=True, text=True)

    def count_tmux_calls(self):
        """From now on each call of tmux leaves a line."""
        self.write("bin/tmux", f'#!/bin/sh\necho >>{self.path("tmux-calls")}\nexec {shutil.which("tmux")} "$@"\n')
        os.chmod(self.path("bin/tmux"), 0o755)
        self.env["PATH"] = self.path("bin") + ":" + self.env["PATH"]

    def tmux_calls(self):
        return sum(1 for _ in open(self.path("tmux-calls")))

    def monitor(self):
        env = dict(self.env, ORCHESTRATOR_JAVA_OPTS="-Xms24m")  # as the monitor is started in the background
        return subprocess.Popen([PROGRAM, "-w", self.root, "workers", "monitor"], env=env,
                                stdout=subprocess.DEVNULL, stderr=open(self.path("err"), "w"))

    def close(self):
        self.tmux("kill-server")
        if KEEP:
            print("kept:", self.root)
        else:
            shutil.rmtree(self.root, ignore_errors=True)


def handover(options):
    """Agents of unequal length, so that they do not end in step; each says itself when it begins and ends."""
    shortest = options.agent_seconds / 2
    place = Place('date +"begin %s%N $ORCHESTRATOR_WORKER $ORCHESTRATOR_ATTEMPT" >>$ROOT/times\ncat >/dev/null\n'
                  f'sleep $(awk -v n="$ORCHESTRATOR_ISSUE" "BEGIN {{ print {shortest} * (1 + n * 37 % 101 / 50) }}")\n'
                  'date +"end %s%N $ORCHESTRATOR_WORKER $ORCHESTRATOR_ATTEMPT" >>$ROOT/times\n', options.issues, options.workers)
    try:
        if place.monitor().wait() != 0:
            raise SystemExit(open(place.path("err")).read())
        last, gaps = {}, []
        for line in sorted(open(place.path("times")), key=lambda line: int(line.split()[1])):
            what, nanos, worker, _ = line.split()
            if what == "begin" and worker in last:
                gaps.append((int(nanos) - last[worker]) / 1e6)
            elif what == "end":
                last[worker] = int(nanos)
        gaps.sort()
        print(f"handover: {len(gaps)} on {options.workers} workers: median {statistics.median(gaps):.0f} ms, "
              f"p90 {gaps[int(len(gaps) * .9)]:.0f} ms, p99 {gaps[int(len(gaps) * .99)]:.0f} ms, most {gaps[-1]:.0f} ms")
    finally:
        place.close()


LOOP = r"""
one() {
  git -C repo worktree add -q -b "loop-$1" "../loop/$1" main
  tmux -L "$ORCHESTRATOR_TMUX_SOCKET" new-window -d -t loop: -- sh -c 'cd "$1" && "$2" </dev/null >"$1.log" 2>&1; : >"$1.done"' sh "$PWD/loop/$1" "$PWD/agent.sh"
  while [ ! -e "loop/$1.done" ]; do sleep 0.01; done
}
tmux -L "$ORCHESTRATOR_TMUX_SOCKET" -f /dev/null new-session -d -s loop
mkdir -p loop
slot() { n=$1; while [ "$n" -le "$ISSUES" ]; do one "$n"; n=$((n + WORKERS)); done; }
s=1; while [ "$s" -le "$WORKERS" ]; do slot "$s" & s=$((s + 1)); done; wait
"""


def throughput(options):
    """Nothing is removed before both are done: a file system that just lost thousands of files is slow to make new ones."""
    places = []

    def place(issues, workers):
        places.append(Place("exit 0\n", issues, workers))
        return places[-1]

    def ours():
        mine = place(options.issues, options.workers)
        start = time.monotonic()
        if mine.monitor().wait() != 0:
            raise SystemExit(open(mine.path("err")).read())
        return time.monotonic() - start

    def loop():
        rival = place(1, 1)
        env = dict(rival.env, ISSUES=str(options.issues), WORKERS=str(options.workers))
        start = time.monotonic()
        done = subprocess.run(["sh", "-c", LOOP], cwd=rival.root, env=env, check=True, stderr=subprocess.PIPE, text=True)
        return time.monotonic() - start, done.stderr.count("fatal:")

    try:
        (rival, failed), mine = loop(), ours()
        print(f"throughput: {options.issues} no-op issues on {options.workers} workers: {mine:.1f} s, bare shell loop {rival:.1f} s "
              f"(in which {failed} worktrees failed), ratio {mine / rival:.2f}")
    finally:
        for each in places:
            each.close()


def idle(options):
    workers = 50
    place = Place("cat >/dev/null\nexec sleep 100000\n", workers, workers)
    try:
        place.count_tmux_calls()
        monitor = place.monitor()
        def running():
            attempts = place.path("state/runs/bench/attempts")
            return os.path.isdir(attempts) and sum(os.path.exists(os.path.join(attempts, a, "process.json")) for a in os.listdir(attempts))
        while running() != workers:
            time.sleep(0.5)
        java = int(subprocess.run(["pgrep", "-f", "-n", place.root + " workers monitor"], capture_output=True, text=True).stdout)
        def cpu():
            fields = open(f"/proc/{java}/stat").read().rsplit(")", 1)[1].split()
            return (int(fields[11]) + int(fields[12]) + int(fields[13]) + int(fields[14])) / TICKS
        time.sleep(15)
        before, calls = cpu(), place.tmux_calls()
        time.sleep(options.idle_seconds)
        used, calls = cpu() - before, place.tmux_calls() - calls
        rss = next(line for line in open(f"/proc/{java}/status") if line.startswith("VmRSS")).split()[1]
        print(f"idle: {workers} silent workers: {100 * used / options.idle_seconds:.2f} % of a core, {int(rss) // 1024} MiB, "
              f"{calls} calls of tmux in {options.idle_seconds} s")
        subprocess.run([PROGRAM, "-w", place.root, "workers", "stop"], env=place.env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        monitor.wait()
    finally:
        place.close()


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("what", nargs="*", default=["handover", "throughput", "idle"])
    parser.add_argument("--issues", type=int, default=200)
    parser.add_argument("--workers", type=int, default=8)
    parser.add_argument("--agent-seconds", type=float, default=2, help="how long agents work in the middle, for handover")
    parser.add_argument("--idle-seconds", type=int, default=60)
    parser.add_argument("--keep", action="store_true", help="leave the workspaces there, and say where")
    options = parser.parse_args()
    KEEP = options.keep
    for name in options.what:
        {"handover": handover, "throughput": throughput, "idle": idle}[name](options)

#!/usr/bin/env python3
"""Runs the built program on a plan that nobody would wish for, kills it again and again, and judges what is left.

Three repositories, three stages, agents that succeed, fail, crash, hang, ignore TERM, leave daemons behind, flood
the log, commit nothing, leave dirt and report a usage limit; and agents that reset away what was committed before, amend
it, commit a repository inside, leave a lock, delete their own worktree, change the configuration that all share, kill
their own wrapper, commit nothing but emptiness, and many that are released at one moment. The supervisor is killed with KILL at random moments, in
the terminal and in its tmux window; the tmux server is killed too. What must hold is judged from what the agents,
the kernel and git say, and compared with what the journal says; never from what the supervisor believes alone.

usage: hostile-run.py [--issues N] [--workers N] [--kills N] [--server-kills N] [--seed N] [--keep] [--out DIR]
Exit status 0 when everything held. The program is $ORCHESTRATOR, else the build's distribution. Needs git, tmux, flock.
"""
import argparse, json, os, random, re, shutil, signal, subprocess, sys, tempfile, time
from collections import Counter

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
PROGRAM = os.environ.get("ORCHESTRATOR", os.path.join(ROOT, "orchestrator-cli/target/dist/bin/orchestrator"))
REPOSITORIES = ["alpha", "beta", "gamma"]
STAGES = ["implement", "write_tests", "review"]
CLOSED = {"completed", "failed", "blocked"}

# Shares of the issues; more or fewer issues get the same mixture.
MIXTURE = {"succeed": 16, "fail-once": 6, "fail": 4, "crash": 2, "hang": 4, "deaf": 4, "fork": 6, "flood": 4, "nothing": 4,
           "dirt": 6, "limit": 4, "reset": 4, "amend": 3, "nest": 3, "lock": 3, "vanish": 3, "config": 3, "wrapper": 3, "empty": 3,
           "gate": 8}
FAILING = {"fail", "nothing"}

# The lock is held by everything the agent started: a second attempt that begins while anything of the first is alive
# cannot get it.
AGENT = r"""#!/bin/sh
cat >/dev/null
issue=$ORCHESTRATOR_ISSUE stage=$ORCHESTRATOR_STAGE attempt=$ORCHESTRATOR_ATTEMPT
say() { echo "$1 $issue $stage $attempt" >>"$ROOT/ledger"; }
exec 9>>"$ROOT/locks/$issue"
flock -n 9 || say twice
say begin
: >"$ROOT/turns/$issue.$stage.$attempt"
turn=$(ls "$ROOT/turns" | grep -c "^$issue\.$stage\.")
behaviour=$(cat "$ROOT/behaviour/$issue")
first() { [ "$stage" = implement ] && [ "$turn" -eq 1 ]; }
sleep "0.$((issue % 8 + 1))"
case $behaviour in
  fail) echo 'error: it cannot be done'; exit 3 ;;
  fail-once) [ "$turn" -gt 1 ] || { echo 'error: not at the first try'; exit 3; } ;;
  crash) ! first || kill -SEGV $$ ;;
  hang) ! first || sleep 1000 ;;
  deaf) ! first || { trap '' HUP INT TERM; while :; do sleep 1000; done; } ;;
  fork) (setsid sh -c 'trap "" HUP TERM; while :; do sleep 1000; done' >/dev/null 2>&1 </dev/null &) ;;
  flood) ! first || yes "flood of issue $issue" | head -c 150000000 ;;
  nothing) exit 0 ;;
  dirt) [ "$stage" != implement ] || [ -e "dirt-$issue" ] || { echo "$attempt" >"dirt-$issue"; say dirt; exit 0; } ;;
  limit) ! first || { echo "::orchestrator usage-limit $(date -u -d '+6 seconds' +%Y-%m-%dT%H:%M:%SZ) used up"; exit 1; } ;;
  reset) if [ "$stage" = review ]; then
      [ "$turn" -gt 1 ] || { git reset -q --hard HEAD~1; exit 0; }
      for kept in $(git for-each-ref --format='%(objectname)' "refs/orchestrator/tips/hostile/$issue"); do
        [ -e "write_tests-$issue" ] || ! git cat-file -e "$kept:write_tests-$issue" 2>/dev/null || git reset -q --hard "$kept"
      done
    fi ;;
  amend) [ "$stage" != write_tests ] || git commit -q --amend -m "a better subject for $issue" ;;
  nest) if [ "$stage" = implement ]; then
      if [ "$turn" -eq 1 ]; then
        git init -q inner && (cd inner && echo x >x && git add x && git commit -qm inner) && git add -A && git commit -qm nested
        exit 0
      fi
      git rm -qr --cached inner 2>/dev/null; rm -rf inner
    fi ;;
  lock) ! first || { : >"$(git rev-parse --git-dir)/index.lock"; sleep 1000; } ;;
  vanish) ! first || { rm -rf "$ORCHESTRATOR_WORKTREE"; exit 0; } ;;
  config) ! first || { echo "$issue $stage" >"$stage-$issue" && git add . && git commit -qm early; git config "hostile.issue$issue" changed; exit 0; } ;;
  wrapper) ! first || kill -9 $PPID $$ ;;
  empty) ! first || { git commit -q --allow-empty -m nothing; exit 0; } ;;
  keep) ! first || until [ -e "$ROOT/over" ]; do echo waiting; sleep 1; done ;;
  gate) [ "$stage" != implement ] || until [ -e "$ROOT/gate" ]; do echo waiting; sleep 0.2; done ;;
esac
echo "$issue $stage" >"$stage-$issue"
git add -A && { git diff --cached --quiet || git commit -qm "$stage of $issue"; } || exit 4
say ok
exit 0
"""


class Place:
    """A workspace of its own: repositories, plan, agents and a tmux server that nobody else uses."""

    def __init__(self, options):
        self.options, self.random = options, random.Random(options.seed)
        self.root = os.path.realpath(tempfile.mkdtemp(prefix="orchestrator-hostile-"))
        self.env = {name: os.environ[name] for name in ("PATH", "LANG", "JAVA_HOME", "TMPDIR") if name in os.environ}
        self.env.update(HOME=self.root, ORCHESTRATOR_TMUX_SOCKET=os.path.basename(self.root), ORCHESTRATOR_STARTUP_CACHE="off",
                        GIT_CONFIG_GLOBAL="/dev/null", GIT_CONFIG_NOSYSTEM="1", GIT_AUTHOR_NAME="h", GIT_AUTHOR_EMAIL="h@example.org",
                        GIT_COMMITTER_NAME="h", GIT_COMMITTER_EMAIL="h@example.org")
        for folder in ("locks", "turns", "behaviour"):
            os.mkdir(self.path(folder))
        self.write("ledger", "")
        self.write("agent.sh", AGENT.replace("$ROOT", self.root))
        os.chmod(self.path("agent.sh"), 0o755)
        self.write("config/repos.json", '{"repositories": []}')
        self.heads = {name: self.make_repository(name) for name in REPOSITORIES}
        self.behaviour = self.mix(options.issues)
        self.depends = {n: [n - 4] for n in self.behaviour if n > 4 and n % 5 == 0}
        for number, behaviour in self.behaviour.items():
            self.write(f"behaviour/{number}", behaviour)
        self.write("config/hostile-issues.json", json.dumps(self.plan(), indent=2))

    def mix(self, issues):
        one_each = [name for name, count in MIXTURE.items() for _ in range(count)]
        names = [one_each[i * len(one_each) // issues] for i in range(issues)]
        self.random.shuffle(names)
        return dict(enumerate(names, 1))

    def plan(self):
        return {"project": "hostile", "num_workers": self.options.workers, "stagger_delay": 0, "stall_timeout": 6, "max_retries": 2,
                "pipeline": ["implement", "write_tests", {"name": "review", "requires_commits": False}],
                "agent": {"type": "command", "command": [self.path("agent.sh")]},
                "repos": {name: {"path": self.path("repositories", name)} for name in REPOSITORIES},
                "issues": [{"number": n, "title": f"{behaviour} $(touch pwned) `id`", "repo": REPOSITORIES[n % 3], "wave": 1 + n // 25,
                            "depends_on": self.depends.get(n, [])} for n, behaviour in self.behaviour.items()]}

    def make_repository(self, name):
        os.makedirs(self.path("repositories", name))
        self.git(name, "init", "-q", "-b", "main")
        self.write(f"repositories/{name}/README.md", name + "\n")
        self.git(name, "add", "."), self.git(name, "commit", "-qm", "Begin")
        return self.git(name, "rev-parse", "HEAD").strip()

    def path(self, *names):
        return os.path.join(self.root, *names)

    def write(self, name, text):
        os.makedirs(os.path.dirname(self.path(name)), exist_ok=True)
        with open(self.path(name), "w") as file:
            file.write(text)

    def git(self, repository, *words, check=True):
        done = subprocess.run(["git", "-C", self.path("repositories", repository), *words], env=self.env, capture_output=True, text=True)
        if check and done.returncode != 0:
            raise SystemExit(f"git {words}: {done.stderr}")
        return done.stdout

    def tmux(self, *words):
        return subprocess.run(["tmux", "-L", self.env["ORCHESTRATOR_TMUX_SOCKET"], *words], env=self.env, capture_output=True, text=True)

    def run(self, *words):
        return subprocess.run([PROGRAM, "-w", self.root, "--no-color", *words], env=self.env, capture_output=True, text=True)

    def expected(self, number):
        if self.behaviour[number] in FAILING:
            own = "failed"
        else:
            own = "completed"
        return "blocked" if any(self.expected(each) != "completed" for each in self.depends.get(number, [])) else own

    def close(self):
        self.tmux("kill-server")
        if not self.options.keep:
            shutil.rmtree(self.root, ignore_errors=True)


class Killer:
    """Supervises the run with a series of supervisors, none of which is allowed to finish in peace."""

    def __init__(self, place):
        self.place, self.kills, self.server_kills, self.says = place, Counter(), 0, open(place.path("says"), "a")

    def run(self):
        options, dice = self.place.options, self.place.random
        at = {(i + 1) * options.kills // (options.server_kills + 1) for i in range(options.server_kills)}
        while sum(self.kills.values()) < options.kills:
            background = dice.random() < 0.3
            pid, process = self.begin(background)
            time.sleep(dice.choice([dice.uniform(0.1, 1.5), dice.uniform(1.0, 6.0), dice.uniform(1.0, 6.0)]))
            number = sum(self.kills.values())
            if number * 2 >= options.kills:
                self.place.write("gate", "")
            alive_at_the_time = number in at and dice.random() < 0.5
            if alive_at_the_time:
                self.kill_server()
                time.sleep(dice.uniform(0, 0.5))
            if not self.kill(pid, process, background):
                if self.over():
                    break
            elif number in at and not alive_at_the_time:
                self.kill_server()
        return self.finish()

    def over(self):
        return json.loads(self.place.run("--json", "workers", "status").stdout)["run"]["state"] == "finished"

    def begin(self, background):
        if background:
            launched = self.place.run("workers", "launch")
            self.says.write(launched.stderr)
            return self.holder(), None
        process = subprocess.Popen([PROGRAM, "-w", self.place.root, "--no-color", "workers", "monitor"], env=self.place.env,
                                   stdin=subprocess.DEVNULL, stdout=self.says, stderr=self.says)
        return process.pid, process

    def holder(self):
        """The pid of whoever says that it supervises; whether that is true is asked of the kernel."""
        try:
            with open(self.place.path("state/locks/run-hostile.lock.holder")) as file:
                pid = json.load(file)["process"]["pid"]
            with open(f"/proc/{pid}/cmdline") as file:
                return pid if self.place.root in file.read() else None
        except (OSError, ValueError, KeyError):
            return None

    def kill(self, pid, process, background):
        if pid is None or (process is not None and process.poll() is not None):
            return False
        try:
            os.kill(pid, signal.SIGKILL)
        except ProcessLookupError:
            return False
        if process is not None:
            process.wait()
        self.kills["in its tmux window" if background else "in a terminal"] += 1
        return True

    def kill_server(self):
        self.server_kills += self.place.tmux("kill-server").returncode == 0

    def finish(self):
        self.place.write("gate", "")
        process = subprocess.Popen([PROGRAM, "-w", self.place.root, "--no-color", "workers", "launch", "--foreground"],
                                   env=self.place.env, stdin=subprocess.DEVNULL, stdout=self.says, stderr=self.says)
        try:
            return process.wait(timeout=600)
        except subprocess.TimeoutExpired:
            process.kill()
            return "it never ended"


class Judge:
    """Holds what happened against what must hold. Each check looks at something the supervisor does not write, but two."""

    def __init__(self, place):
        self.place, self.faults, self.held = place, [], []
        self.ledger = [line.split() for line in open(place.path("ledger"))]
        self.journal = [json.loads(line) for line in open(place.path("state/runs/hostile/journal.jsonl"))]
        self.status = json.loads(place.run("--json", "workers", "status").stdout)

    def check(self, what, faults):
        (self.faults if faults else self.held).append(what + (": " + "; ".join(map(str, faults[:5])) if faults else ""))

    def decisions(self, kind):
        return [each["event"]["decision"] for each in self.journal
                if each["event"]["type"] == "decided" and each["event"]["decision"]["type"] == kind]

    def all(self, exit_status):
        self.check("the run ended with exit status 1, for some issues failed", [] if exit_status == 1 else [exit_status])
        self.check("every issue is closed", [i for i in self.status["issues"] if i["status"] not in CLOSED])
        self.check("every issue ended as its agent behaves", [f"#{i['number']} {self.place.behaviour[i['number']]} {i['status']}: {i['reason']}"
                   for i in self.status["issues"] if i["status"] != self.place.expected(i["number"])])
        self.check("never two live attempts of an issue, nor anything left of one when the next began", self.said("twice"))
        self.check("no attempt began twice", [a for a, n in Counter(line[3] for line in self.said("begin")).items() if n > 1])
        self.check("no result that was left was lost", self.lost())
        self.check("no stage whose work was done was run again", self.again())
        self.check("nothing was completed, or went on from a stage, twice", self.doubles())
        self.check("all that completed issues did is on their branches", self.missing_work())
        self.check("no lock of git is left in a worktree", self.locks())
        self.check("every change of what worktrees share was flagged", self.unflagged())
        self.check("uncommitted work survived until it was committed", self.lost_dirt())
        self.check("the repositories' own checkouts are as they were", self.touched())
        self.check("nothing is left running", self.orphans())
        self.check("nobody's title was run as a command", [f for f, _, names in os.walk(self.place.root) if "pwned" in names])
        said = open(self.place.path("says")).read()
        self.check("no supervisor ended by a fault of its own", re.findall(r"error\[[^\n]*|\w+Exception[^\n]*", said))
        replay = self.place.run("workers", "replay")
        self.check("replay takes every decision again as it was taken", [] if replay.returncode == 0 else [replay.stdout[-500:] + replay.stderr])
        return self

    def said(self, word):
        return [line for line in self.ledger if line[0] == word]

    def record(self, attempt):
        try:
            with open(self.place.path("state/runs/hostile/attempts", attempt, "exit.json")) as file:
                return json.load(file)
        except (OSError, ValueError):
            return {}

    def results(self):
        """Attempts that did their work and said so in time, as the wrapper recorded it."""
        return [line for line in self.said("ok") if self.record(line[3]).get("exit_code") == 0 and not self.record(line[3])["stopped_by"]]

    def lost(self):
        ended = {each["attempt"]: each["end"]["reason"] for each in self.decisions("record-end")}
        return [line for line in self.results() if ended.get(line[3]) != "SUCCEEDED"]

    def again(self):
        done, faults = set(), []
        results = {line[3] for line in self.results()}
        for word, issue, stage, attempt in self.ledger:
            if word == "begin" and (issue, stage) in done:
                faults.append((issue, stage, attempt))
            if word == "ok" and attempt in results:
                done.add((issue, stage))
        return faults

    def doubles(self):
        steps = Counter((each["issue"], "complete") for each in self.decisions("complete"))
        steps.update((each["issue"], each["to_stage"]) for each in self.decisions("advance"))
        return [step for step, times in steps.items() if times > 1]

    def missing_work(self):
        faults = []
        for issue in self.status["issues"]:
            if issue["status"] == "completed":
                files = self.place.git(issue["repo"], "ls-tree", "--name-only", issue["branch"]).split()
                faults += [f"#{issue['number']} {stage}" for stage in STAGES if f"{stage}-{issue['number']}" not in files]
        return faults

    def locks(self):
        return [os.path.join(folder, name) for repository in REPOSITORIES
                for folder, _, names in os.walk(self.place.path("repositories", repository, ".git", "worktrees"))
                for name in names if name.endswith(".lock")]

    def unflagged(self):
        flags = [each["event"]["text"] for each in self.journal if each["event"]["type"] == "flagged"]
        return [number for number, behaviour in self.place.behaviour.items()
                if behaviour == "config" and self.said_begin(number) and not any(f"hostile.issue{number}" in text for text in flags)]

    def said_begin(self, number):
        return any(line[1] == str(number) for line in self.said("begin"))

    def lost_dirt(self):
        faults, first = [], {}
        for _, issue, _, attempt in self.said("dirt"):
            first.setdefault(int(issue), attempt)
        branches = {issue["number"]: (issue["repo"], issue["branch"]) for issue in self.status["issues"]}
        for issue, attempt in first.items():
            repository, branch = branches[issue]
            if self.place.git(repository, "show", f"{branch}:dirt-{issue}", check=False).strip() != attempt:
                faults.append(issue)
        return faults

    def touched(self):
        return [name for name, head in self.place.heads.items()
                if self.place.git(name, "rev-parse", "HEAD").strip() != head or self.place.git(name, "status", "--porcelain")]

    def orphans(self):
        for _ in range(50):
            left = processes_of(self.place.root)
            if not left:
                break
            time.sleep(0.1)
        return left


def processes_of(root):
    """Whoever carries the name of an attempt below this root, however far it went."""
    found = []
    for pid in filter(str.isdigit, os.listdir("/proc")):
        try:
            with open(f"/proc/{pid}/environ", errors="replace") as file:
                if f"ORCHESTRATOR_WORKTREE={root}" in file.read():
                    found.append(pid + " " + open(f"/proc/{pid}/cmdline").read().replace("\0", " "))
        except OSError:
            continue
    return found


def examples(place, status):
    """One issue of each of five kinds."""
    kinds = ["dirt", "deaf", "limit", "fail"]
    chosen = [next((n for n, b in place.behaviour.items() if b == kind and place.expected(n) != "blocked"), None) for kind in kinds]
    blocked = next((i["number"] for i in status["issues"] if i["status"] == "blocked"), None)
    return [number for number in [*chosen, blocked] if number]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--issues", type=int, default=60)
    parser.add_argument("--workers", type=int, default=8)
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--server-kills", type=int, default=3)
    parser.add_argument("--seed", type=int, default=20261122)
    parser.add_argument("--keep", action="store_true", help="leave the workspace for a look")
    parser.add_argument("--out", help="a folder for table, why and summary")
    options = parser.parse_args()
    place = Place(options)
    started = time.monotonic()
    try:
        killer = Killer(place)
        exit_status = killer.run()
        seconds = time.monotonic() - started
        judge = Judge(place).all(exit_status)
        documents = {
            "table.txt": place.run("workers", "status").stdout,
            "why.txt": "\n".join(f"$ orchestrator workers why {n}    ({place.behaviour[n]})\n" + place.run("workers", "why", str(n)).stdout
                                 for n in examples(place, judge.status)),
            "cleanup.txt": place.run("cleanup").stdout,
        }
        counts = Counter(issue["status"] for issue in judge.status["issues"])
        documents["summary.txt"] = "\n".join(
            [f"seed {options.seed}: {options.issues} issues in {len(REPOSITORIES)} repositories, {len(STAGES)} stages, {options.workers} workers, "
             f"{seconds:.0f} s, load {os.getloadavg()[0]:.1f}",
             f"kills of the supervisor: {sum(killer.kills.values())} (" + ", ".join(f"{n} {where}" for where, n in killer.kills.items())
             + f"); kills of the tmux server: {killer.server_kills}",
             f"attempts begun: {len(judge.said('begin'))}; issues: " + ", ".join(f"{n} {status}" for status, n in counts.most_common()),
             *("held    " + what for what in judge.held), *("BROKEN  " + what for what in judge.faults), ""])
        for name, text in documents.items():
            print(text)
            if options.out:
                os.makedirs(options.out, exist_ok=True)
                with open(os.path.join(options.out, name), "w") as file:
                    file.write(text)
        if options.keep:
            print("the workspace is", place.root)
        sys.exit(1 if judge.faults else 0)
    finally:
        place.close()


if __name__ == "__main__":
    main()

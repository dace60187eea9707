#!/usr/bin/env python3
"""Keeps one run of the built program busy for a long time, and watches what it uses.

Agents of every kind that hostile-run.py knows work for as long as --duration says: whenever the run would get idle, the plan
is edited and has further issues. Meanwhile people look at it (status, why, logs, events, report, list, dashboard, diff),
pause and resume it, change the number of workers, skip and stop issues. Every --sample seconds the supervisor is asked of the
kernel: open files, watches, threads, memory and heap, and the processes of the whole run. At the end the run is let out and
judged as hostile-run.py judges, from what agents, kernel and git say: nothing twice, nothing lost, nothing left running; and
open files and watches must not have grown with the number of issues.

usage: soak.py [--duration 1h] [--workers N] [--sample 30s] [--seed N] [--keep] [--out DIR]
Exit status 0 when everything held. The program is $ORCHESTRATOR, else the build's distribution. Needs git, tmux, flock.
"""
import argparse, importlib.util, json, os, re, subprocess, sys, threading, time
from collections import Counter

spec = importlib.util.spec_from_file_location("hostile", os.path.join(os.path.dirname(os.path.abspath(__file__)), "hostile-run.py"))
hostile = importlib.util.module_from_spec(spec)
spec.loader.exec_module(hostile)

READERS = [["workers", "status"], ["--json", "workers", "status"], ["workers", "list"], ["events"], ["report"],
           ["workers", "dashboard", "--once"], ["workers", "why", "{issue}"], ["workers", "logs", "{issue}"], ["workers", "diff", "{issue}"]]


def seconds(text):
    number, unit = re.fullmatch(r"(\d+)([smh]?)", text).groups()
    return int(number) * {"": 1, "s": 1, "m": 60, "h": 3600}[unit]


class Soak:
    def __init__(self, place, options):
        self.place, self.options, self.rows, self.touched = place, options, [], set()
        self.reads, self.edits, self.acts, self.wrong = Counter(), 0, Counter(), []
        self.over = threading.Event()
        self.begun = time.monotonic()
        # A person's word ends an issue otherwise than its agent would: those are not held against their behaviour.
        self.meddled = set()

    def run(self):
        says = open(self.place.path("says"), "a")
        self.place.write("gate", "")
        # A run ends when there is nothing left to do: this issue is there to be done until the time is up.
        self.place.behaviour[1] = "keep"
        self.place.write("behaviour/1", "keep")
        self.supervisor = subprocess.Popen([hostile.PROGRAM, "-w", self.place.root, "--no-color", "workers", "launch", "--foreground"],
                                           env=self.place.env, stdin=subprocess.DEVNULL, stdout=says, stderr=says)
        people = [threading.Thread(target=each, daemon=True) for each in (self.read, self.act, self.watch)]
        for each in people:
            each.start()
        while time.monotonic() - self.begun < self.options.duration and self.supervisor.poll() is None:
            self.feed()
            time.sleep(2)
        self.over.set()
        for each in people:
            each.join(60)
        self.place.write("gate", "")
        self.place.write("over", "")
        self.place.run("workers", "resume")
        try:
            status = self.supervisor.wait(timeout=1200)
        except subprocess.TimeoutExpired:
            self.supervisor.kill()
            status = "it never ended"
        return status

    def feed(self):
        """Edits the plan as a person does, so that there is always something to do."""
        closed = sum(1 for each in self.issues() if each["status"] in hostile.CLOSED | {"skipped"})
        if len(self.place.behaviour) - closed > 4 * self.options.workers:
            return
        names = [name for name, count in hostile.MIXTURE.items() for _ in range(count)]
        first = len(self.place.behaviour) + 1
        for number in range(first, first + 2 * self.options.workers):
            self.place.behaviour[number] = self.place.random.choice(names)
            self.place.depends[number] = [number - 4] if number % 5 == 0 else []
            self.place.write(f"behaviour/{number}", self.place.behaviour[number])
        self.place.options.workers = self.options.workers - (self.edits % 2)
        part = self.place.path("config/plan.part")
        with open(part, "w") as file:
            json.dump(self.place.plan(), file)
        os.replace(part, self.place.path("config/hostile-issues.json"))
        self.edits += 1

    def issues(self):
        try:
            return json.loads(self.place.run("--json", "workers", "status").stdout)["issues"]
        except (ValueError, KeyError):
            return []

    def read(self):
        turn = 0
        while not self.over.is_set():
            issue = str(1 + turn % len(self.place.behaviour))
            words = [word.format(issue=issue) for word in READERS[turn % len(READERS)]]
            done = self.place.run(*words)
            self.reads[done.returncode] += 1
            if done.returncode in (70, -6, -9, -11) or "INTERNAL" in done.stderr:
                self.wrong.append(f"{' '.join(words)}: {done.returncode} {done.stderr[:300]}")
            turn += 1
            self.over.wait(1)

    def act(self):
        turn = 0
        while not self.over.wait(20):
            if turn % 3 == 0:
                self.place.run("workers", "pause")
                self.over.wait(4)
                self.place.run("workers", "resume")
                self.acts["pauses"] += 1
            elif turn % 3 == 1:
                os.unlink(self.place.path("gate"))
                self.over.wait(10)
                self.place.write("gate", "")
                self.acts["releases at one moment"] += 1
            else:
                number = str(len(self.place.behaviour) - self.place.random.randrange(6))
                self.meddled.add(int(number))
                word = ["skip", "stop"][turn % 2]
                self.place.run("workers", word, number)
                self.place.run("workers", "retry", number)
                self.acts[f"{word} and retry"] += 1
            turn += 1

    def watch(self):
        while True:
            self.sample()
            if self.over.wait(self.options.sample):
                return

    def sample(self):
        pid = self.java(self.supervisor.pid)
        try:
            folder = f"/proc/{pid}"
            fds = os.listdir(folder + "/fd")
            watches = sum(text.count("inotify wd:") for text in map(read_text, (f"{folder}/fdinfo/{fd}" for fd in fds)))
            status = dict(line.split(":", 1) for line in read_text(folder + "/status").splitlines() if ":" in line)
            journal = self.place.path("state/runs/hostile/journal.jsonl")
            self.rows.append((int(time.monotonic() - self.begun), len(self.place.behaviour), len(fds), watches, int(status["Threads"]),
                              int(status["VmRSS"].split()[0]) // 1024, self.heap(pid), len(hostile.processes_of(self.place.root)),
                              os.path.getsize(journal) // 1024, os.getloadavg()[0]))
        except (OSError, KeyError, ValueError):
            pass

    @staticmethod
    def java(pid):
        """The launcher may stay in front of the virtual machine."""
        for child in read_text(f"/proc/{pid}/task/{pid}/children").split():
            if "java" in os.path.basename(read_text(f"/proc/{child}/cmdline").split("\0")[0]):
                return child
        return pid

    @staticmethod
    def heap(pid):
        """Live heap in KiB, after a collection; -1 where the virtual machine cannot be asked."""
        try:
            subprocess.run(["jcmd", str(pid), "GC.run"], capture_output=True, timeout=20)
            told = subprocess.run(["jcmd", str(pid), "GC.heap_info"], capture_output=True, text=True, timeout=20).stdout
            return sum(int(used) for used in re.findall(r"(?:heap|generation)\s+total \d+K, used (\d+)K", told))
        except (OSError, subprocess.SubprocessError):
            return -1

    def table(self):
        head = ("seconds", "issues", "fds", "watches", "threads", "rss MiB", "heap KiB", "processes", "journal KiB", "load")
        lines = ["  ".join(f"{cell:>11}" for cell in head)]
        lines += ["  ".join(f"{cell:>11.1f}" if isinstance(cell, float) else f"{cell:>11}" for cell in row) for row in self.rows]
        return "\n".join(lines)

    def growth(self):
        """Open files, watches and threads are bounded by the workers, not by the issues there ever were."""
        faults, bound = [], {2: 120 + 6 * self.options.workers, 3: 40 + 6 * self.options.workers, 4: 120 + 6 * self.options.workers}
        for column, most in bound.items():
            worst = max((row[column] for row in self.rows), default=0)
            if worst > most:
                faults.append(f"column {column}: {worst} > {most}")
        return faults


def read_text(file):
    try:
        with open(file, errors="replace") as opened:
            return opened.read()
    except OSError:
        return ""


def judged(soak, exit_status):
    """As hostile-run.py judges, but what people meddled with may end otherwise."""
    place = soak.place
    judge = hostile.Judge(place)
    meddled = soak.meddled | {n for n, needs in place.depends.items() if set(needs) & soak.meddled}
    place.expected, own = lambda n: ends.get(n) if n in meddled else own(n), place.expected
    ends = {each["number"]: each["status"] for each in judge.status["issues"]}
    judge.all(1 if exit_status in (0, 1) else exit_status)
    judge.check("no reader met a fault of the program", soak.wrong)
    judge.check("open files, watches and threads do not grow with the issues", soak.growth())
    return judge


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--duration", type=seconds, default=3600, help="such as 15m; default 1h")
    parser.add_argument("--workers", type=int, default=8)
    parser.add_argument("--sample", type=seconds, default=30)
    parser.add_argument("--seed", type=int, default=20261201)
    parser.add_argument("--keep", action="store_true", help="leave the workspace for a look")
    parser.add_argument("--out", help="a folder for the table and the summary")
    options = parser.parse_args()
    options.issues = 2 * options.workers
    place = hostile.Place(options)
    soak = Soak(place, argparse.Namespace(**vars(options)))
    try:
        exit_status = soak.run()
        judge = judged(soak, exit_status)
        counts = Counter(issue["status"] for issue in judge.status["issues"])
        summary = "\n".join(
            [soak.table(), "",
             f"seed {options.seed}: {time.monotonic() - soak.begun:.0f} s, {len(place.behaviour)} issues, attempts begun: {len(judge.said('begin'))}; "
             + ", ".join(f"{n} {status}" for status, n in counts.most_common()),
             f"plan edits: {soak.edits}; readers by exit status: {dict(soak.reads)}; " + ", ".join(f"{n} {what}" for what, n in soak.acts.items()),
             *("held    " + what for what in judge.held), *("BROKEN  " + what for what in judge.faults), ""])
        print(summary)
        if options.out:
            os.makedirs(options.out, exist_ok=True)
            with open(os.path.join(options.out, "soak.txt"), "w") as file:
                file.write(summary)
        if options.keep:
            print("the workspace is", place.root)
        sys.exit(1 if judge.faults else 0)
    finally:
        if soak.supervisor.poll() is None:
            soak.supervisor.kill()
        place.close()


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""What the dashboard and shell completion cost, against asking the program anew each time.

    benchmarks/control/run.py [SECONDS]

The dashboard shows a finished run of 50 issues on a terminal of 124 by 36 for SECONDS (20); its rival is
'workers status' once in each of these seconds. Completion names a repository out of 200; its rival starts
the program at each press. Both are told as ratios of the same run.
"""
import fcntl
import json
import os
import pty
import signal
import statistics
import struct
import subprocess
import sys
import tempfile
import termios
import threading
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LAUNCHER = str(ROOT / "orchestrator-cli/target/dist/bin/orchestrator")
AGENT = "cat >/dev/null; echo x > $ORCHESTRATOR_ISSUE; git add .; git commit -qm x"
TICKS = os.sysconf("SC_CLK_TCK")

PRESSES = """
set -eu
source "$1"
for ((press = 0; press < 30; press++)); do
  COMP_WORDS=(orchestrator status repo-1); COMP_CWORD=2; COMP_LINE="${COMP_WORDS[*]}"; COMP_POINT=${#COMP_LINE}
  begin=$EPOCHREALTIME
  _orchestrator orchestrator repo-1 status || true
  end=$EPOCHREALTIME
  [ ${#COMPREPLY[@]} -gt 100 ] || { echo "only ${#COMPREPLY[@]} names" >&2; exit 1; }
  echo $((${end/./} - ${begin/./}))
done
"""


def workspace(folder, environment):
    subprocess.run(["git", "init", "-q", "-b", "main", folder / "shop"], env=environment, check=True)
    subprocess.run(["git", "-C", folder / "shop", "commit", "-q", "--allow-empty", "-m", "Begin"], env=environment, check=True)
    config = folder / "control/config"
    config.mkdir(parents=True)
    entries = [{"name": "repo-%d" % i, "local": "../repo-%d" % i} for i in range(200)]
    (config / "repos.json").write_text(json.dumps({"repositories": entries}))
    issues = [{"number": i, "title": "Issue %d" % i, "wave": 1 + i // 20} for i in range(1, 51)]
    plan = {"project": "shop", "repo_path": "../shop", "num_workers": 4, "stagger_delay": 0, "branch_prefix": "issue-",
            "agent": {"type": "command", "command": ["sh", "-c", AGENT]}, "issues": issues}
    (config / "shop-issues.json").write_text(json.dumps(plan))
    subprocess.run([LAUNCHER, "-w", folder / "control", "launch", "--foreground"], env=environment, check=True,
                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return folder / "control"


def dashboard(control, environment, seconds):
    pid, terminal = pty.fork()
    if pid == 0:
        os.execve(LAUNCHER, [LAUNCHER, "-w", str(control), "dashboard"], environment)
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 36, 124, 0, 0))
    threading.Thread(target=drain, args=(terminal,), daemon=True).start()
    time.sleep(5)  # it starts, and draws everything once
    before = cpu(pid)
    time.sleep(seconds)
    used = cpu(pid) - before
    memory = int(next(line.split()[1] for line in open("/proc/%d/status" % pid) if line.startswith("VmRSS"))) // 1024
    os.write(terminal, b"q")
    deadline = time.time() + 10
    while os.waitpid(pid, os.WNOHANG)[0] == 0 and time.time() < deadline:
        time.sleep(0.1)
    return used, memory


def drain(terminal):
    try:
        while os.read(terminal, 65536):
            pass
    except OSError:
        pass


def cpu(pid):
    fields = open("/proc/%d/stat" % pid).read().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def status_loop(control, environment, seconds):
    before = os.times()
    for _ in range(seconds):
        subprocess.run([LAUNCHER, "-w", control, "workers", "status"], env=environment, check=True, stdout=subprocess.DEVNULL)
    after = os.times()
    return after.children_user + after.children_system - before.children_user - before.children_system


def presses(folder, control, environment):
    script = folder / "completion"
    script.write_bytes(subprocess.run([LAUNCHER, "completion", "bash"], env=environment, check=True, stdout=subprocess.PIPE).stdout)
    out = subprocess.run(["bash", "-c", PRESSES, "-", script], cwd=control, env=environment, check=True, stdout=subprocess.PIPE).stdout
    return [int(line) / 1000 for line in out.split()]


def starts(control, environment):
    times = []
    for _ in range(10):
        begin = time.perf_counter()
        subprocess.run([LAUNCHER, "complete-names", "repository"], cwd=control, env=environment, check=True, stdout=subprocess.DEVNULL)
        times.append((time.perf_counter() - begin) * 1000)
    return times


def main():
    seconds = int(sys.argv[1]) if len(sys.argv) > 1 else 20
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        environment = dict(os.environ, HOME=name, XDG_CACHE_HOME=name + "/cache", TMUX_TMPDIR=name, LC_ALL="C.UTF-8", TERM="xterm-256color",
                           GIT_CONFIG_NOSYSTEM="1", GIT_AUTHOR_NAME="a", GIT_AUTHOR_EMAIL="a@example.org",
                           GIT_COMMITTER_NAME="a", GIT_COMMITTER_EMAIL="a@example.org", PATH=os.path.dirname(LAUNCHER) + ":" + os.environ["PATH"])
        environment.pop("TMUX", None)
        control = workspace(folder, environment)
        used, memory = dashboard(control, environment, seconds)
        rival = status_loop(control, environment, seconds)
        print("dashboard: %.1f %% of a core, %d MB; 'workers status' once a second: %.0f %%; %.0f times less"
              % (100 * used / seconds, memory, 100 * rival / seconds, rival / max(used, 1 / TICKS)))
        press, start = statistics.median(presses(folder, control, environment)), statistics.median(starts(control, environment))
        print("completion of 200 repositories: %.1f ms a press; the program at each press: %.0f ms; %.0f times less"
              % (press, start, start / press))
        subprocess.run(["tmux", "-L", "orchestrator", "kill-server"], env=environment, stderr=subprocess.DEVNULL)


main()

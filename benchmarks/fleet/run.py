#!/usr/bin/env python3
"""How long the state of a fleet takes, against bare git in the same run.

Makes its fleets in a temporary folder, runs both sides in turn, and prints medians and ratios.
Needs a built distribution (mvn -q -DskipTests package), git and xargs.

    benchmarks/fleet/run.py [--rounds N] [--keep DIR] [--only 200,1000,big]
"""
import argparse
import json
import os
import pathlib
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = ROOT / "orchestrator-cli/target/dist/bin/orchestrator"
GIT_ENVIRONMENT = {
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_AUTHOR_NAME": "Ada", "GIT_AUTHOR_EMAIL": "ada@example.org",
    "GIT_COMMITTER_NAME": "Ada", "GIT_COMMITTER_EMAIL": "ada@example.org",
}


def environment(folder):
    home = folder / "home"
    home.mkdir(parents=True, exist_ok=True)
    kept = {k: v for k, v in os.environ.items() if k in ("PATH", "JAVA_HOME", "LANG")}
    return {**kept, **GIT_ENVIRONMENT, "HOME": str(home)}


def git(env, folder, *arguments, **more):
    subprocess.run(["git", *arguments], cwd=folder, env=env, check=True, stdout=subprocess.DEVNULL, **more)


def fast_import(files, commits):
    """A history of small files for git fast-import."""
    out = []
    for c in range(commits):
        out.append(f"commit refs/heads/main\ncommitter Ada <ada@example.org> {1700000000 + c} +0000\n"
                   f"data 9\ncommit {c % 100:02d}\n")
        for f in range(files if c == 0 else 1):
            text = f"file {f} of commit {c}\n"
            out.append(f"M 100644 inline d{f // 100}/f{f}.txt\ndata {len(text)}\n{text}\n")
        out.append("\n")
    return "".join(out).encode()


def make_fleet(folder, count, files, commits):
    """Clean repositories, each in step with a remote branch."""
    env = environment(folder)
    stream = fast_import(files, commits)
    first = folder / "r0"
    names = [f"r{i}" for i in range(count)]
    git(env, folder, "init", "-q", "-b", "main", str(first))
    git(env, first, "fast-import", "--quiet", input=stream)
    git(env, first, "reset", "-q", "--hard")
    git(env, first, "remote", "add", "origin", "https://example.org/x.git")
    git(env, first, "update-ref", "refs/remotes/origin/main", "HEAD")
    git(env, first, "config", "branch.main.remote", "origin")
    git(env, first, "config", "branch.main.merge", "refs/heads/main")
    for name in names[1:]:
        shutil.copytree(first, folder / name, symlinks=True)
    for name in names:
        git(env, folder / name, "update-index", "-q", "--refresh")
    workspace = folder / "control"
    (workspace / "config").mkdir(parents=True)
    entries = [{"name": name, "local": str(folder / name)} for name in names]
    (workspace / "config/repos.json").write_text(json.dumps({"repositories": entries}, indent=2))
    (folder / "list").write_text("".join(f"{folder / name}\n" for name in names))
    return folder


def timed(command, env, cwd):
    before = time.perf_counter()
    done = subprocess.run(command, env=env, cwd=cwd, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    seconds = time.perf_counter() - before
    if done.returncode != 0:
        sys.exit(f"{command} failed: {done.stderr.decode()}")
    return seconds, done.stdout


def ours(folder):
    return [str(PROGRAM), "-w", str(folder / "control"), "status", "--all", "--json"]


def bare(folder):
    return ["sh", "-c",
            f"xargs -P2 -I@ git -C @ --no-optional-locks status --porcelain=v2 --branch < {folder}/list"]


def sequence(folder):
    return ["sh", "-c",
            f"while read -r r; do git -C $r rev-parse --abbrev-ref HEAD; git -C $r status --porcelain; "
            f"git -C $r rev-list --left-right --count '@{{upstream}}...HEAD'; "
            f"git -C $r log -1 --format='%h %s'; done < {folder}/list"]


def peak_memory(command, env):
    done = subprocess.run(["/usr/bin/env", "python3", "-c",
                           "import resource,subprocess,sys;"
                           "subprocess.run(sys.argv[1:],stdout=subprocess.DEVNULL);"
                           "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)", *command],
                          env=env, stdout=subprocess.PIPE, check=True)
    return int(done.stdout) / 1024


def check(folder, env, count):
    rows = json.loads(timed(ours(folder), env, folder)[1])["repositories"]
    assert len(rows) == count and all(row["state"] == "clean" for row in rows), "the fleet is not clean"


def compare(folder, rounds, sides):
    env = environment(folder)
    times = {name: [] for name, _ in sides}
    for _ in range(rounds):
        for name, command in sides:
            times[name].append(timed(command(folder), env, folder)[0])
    return {name: statistics.median(values) for name, values in times.items()}


def warm(folder, env):
    """The launcher makes its archive of classes in the background of the first runs."""
    timed(ours(folder), env, folder)
    cache = pathlib.Path(env["HOME"]) / ".cache/orchestrator"
    for _ in range(100):
        if any(cache.rglob("*.jsa")) or any(cache.rglob("*.aot")):
            break
        time.sleep(0.1)
    timed(ours(folder), env, folder)


def many(base, count, rounds):
    folder = base / f"fleet{count}"
    folder.mkdir()
    make_fleet(folder, count, files=20, commits=5)
    env = environment(folder)
    warm(folder, env)
    check(folder, env, count)
    empty = nearly_empty(base)
    result = compare(folder, rounds, [("orchestrator", ours), ("git x1", bare), ("git x4", sequence),
                                      ("start", lambda _: ours(empty))])
    memory = peak_memory(ours(folder), env)
    print(f"{count:>6} repositories   orchestrator {result['orchestrator']:.2f} s   "
          f"one bare git each, two at a time {result['git x1']:.2f} s   "
          f"four git each, in sequence {result['git x4']:.2f} s")
    print(f"         ratio to one bare git each {result['orchestrator'] / result['git x1']:.2f}   "
          f"faster than four in sequence {result['git x4'] / result['orchestrator']:.1f} x   "
          f"peak memory {memory:.0f} MiB   start of the program {result['start']:.2f} s")


def nearly_empty(base):
    """A fleet of one, which takes what the program takes to start."""
    folder = base / "empty"
    if not folder.exists():
        folder.mkdir()
        make_fleet(folder, 1, files=1, commits=1)
        warm(folder, environment(folder))
    return folder


def big(base, rounds, files=100_000):
    folder = base / "big"
    folder.mkdir()
    make_fleet(folder, 1, files=files, commits=2)
    env = environment(folder)
    warm(folder, env)
    check(folder, env, 1)
    empty = nearly_empty(base)
    result = compare(folder, rounds, [("orchestrator", ours), ("git", bare),
                                      ("start", lambda _: ours(empty))])
    rest = result["orchestrator"] / (result["git"] + result["start"])
    print(f"{files:>6} files          orchestrator {result['orchestrator']:.2f} s   git {result['git']:.2f} s   "
          f"start of the program {result['start']:.2f} s")
    print(f"         ratio to git and the start together {rest:.2f}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--keep", type=pathlib.Path, help="make the fleets here and leave them")
    parser.add_argument("--only", default="200,1000,big")
    options = parser.parse_args()
    if not PROGRAM.exists():
        sys.exit("no distribution: run mvn -q -DskipTests package first")
    base = options.keep or pathlib.Path(tempfile.mkdtemp(prefix="fleet-benchmark-"))
    base.mkdir(parents=True, exist_ok=True)
    load = re.split(" ", pathlib.Path("/proc/loadavg").read_text())[0]
    print(f"{os.cpu_count()} processors, load {load}, median of {options.rounds} alternating runs")
    try:
        for each in options.only.split(","):
            big(base, options.rounds) if each == "big" else many(base, int(each), options.rounds)
    finally:
        if not options.keep:
            shutil.rmtree(base)


if __name__ == "__main__":
    main()

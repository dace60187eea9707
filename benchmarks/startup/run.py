#!/usr/bin/env python3
"""How long the orchestrator takes to start, against a JVM that does nothing.

    benchmarks/startup/run.py [ROUNDS]

Runs the built distribution. All variants take turns in random order, so that whatever else the machine
does hits all of them alike; what counts is the ratio to the empty JVM of the same run, by median.
"""
import os
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LAUNCHER = ROOT / "orchestrator-cli/target/dist/bin/orchestrator"
LIBRARIES = ROOT / "orchestrator-cli/target/dist/lib"
REPOSITORIES = 14


def java_home():
    if os.environ.get("JAVA_HOME"):
        return Path(os.environ["JAVA_HOME"])
    return Path(shutil.which("java")).resolve().parents[1]


def workspace(folder):
    (folder / "config").mkdir()
    entries = ",".join('{"name": "repo-%d", "local": "repo-%d"}' % (i, i) for i in range(REPOSITORIES))
    (folder / "config/repos.json").write_text('{"repositories": [%s]}' % entries)
    return str(folder)


def empty_main(folder):
    (folder / "Empty.java").write_text("class Empty { public static void main(String[] a) {} }")
    subprocess.run([java_home() / "bin/javac", "-d", folder, folder / "Empty.java"], check=True)
    return [str(java_home() / "bin/java"), "-cp", str(folder), "Empty"]


def once(command, environment):
    before = os.times()
    start = time.perf_counter()
    ended = subprocess.run(command, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    wall = time.perf_counter() - start
    after = os.times()
    if ended.returncode:
        sys.exit("%s ended with %d: %s" % (command, ended.returncode, ended.stderr.decode()))
    cpu = after.children_user + after.children_system - before.children_user - before.children_system
    return wall * 1000, cpu * 1000


def main():
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    if not LAUNCHER.exists():
        sys.exit("build the distribution first: mvn -q -DskipTests package")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        warm = dict(os.environ, XDG_CACHE_HOME=str(folder / "cache"))
        cold = dict(warm, ORCHESTRATOR_STARTUP_CACHE="off")
        listing = ["-w", workspace(folder), "repo", "list"]
        plain = [str(java_home() / "bin/java"), "-cp", str(LIBRARIES / "*"), "dev.orchestrator.cli.Main"]
        variants = {
            "empty JVM": (empty_main(folder), cold),
            "--version": ([str(LAUNCHER), "--version"], warm),
            "--version, no archive": ([str(LAUNCHER), "--version"], cold),
            "repo list": ([str(LAUNCHER)] + listing, warm),
            "repo list, no archive": ([str(LAUNCHER)] + listing, cold),
            "repo list, plain java -cp": (plain + listing, cold),
        }
        once([str(LAUNCHER)] + listing, warm)
        wait_for_archive(folder / "cache")
        times = {each: [] for each in variants}
        for _ in range(rounds):
            for each in random.sample(list(variants), len(variants)):
                times[each].append(once(*variants[each]))
    report(times)


def wait_for_archive(cache):
    """Where the archive of the build does not fit this Java, the first start has one made."""
    for _ in range(600):
        if not any(cache.rglob("*.lock")):
            return
        time.sleep(0.1)


def report(times):
    floor = statistics.median(wall for wall, _ in times["empty JVM"])
    print("%-28s %9s %9s %9s %8s" % ("", "median ms", "min ms", "CPU ms", "ratio"))
    for name, samples in times.items():
        wall = [sample[0] for sample in samples]
        cpu = statistics.median(sample[1] for sample in samples)
        print("%-28s %9.0f %9.0f %9.0f %8.1f" % (name, statistics.median(wall), min(wall), cpu, statistics.median(wall) / floor))


main()

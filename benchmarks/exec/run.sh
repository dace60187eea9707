#!/bin/sh
# Measures the command runner; build first: mvn -q -DskipTests package
set -eu
cd "$(dirname "$0")/../.."
lib=orchestrator-cli/target/dist/lib
measure() {
  program=$1
  shift
  java -XX:+UseSerialGC -cp "$lib/*" "benchmarks/exec/$program" "$@"
}
measure SpawnOverhead.java "${1:-300}"
measure LogVolume.java "${2:-50}" "${3:-100}"

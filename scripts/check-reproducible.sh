#!/bin/sh
# Builds the commit that is checked out twice, in folders of different names, and compares every file
# of the two distributions byte for byte, but for the start-up archive: that is what a JVM of this
# machine dumped of its memory. Prints their number, or the files that differ.
#
#   scripts/check-reproducible.sh [MAVEN OPTION]...
set -eu

repository=$(cd "$(dirname "$0")/.." && pwd)
commit=$(git -C "$repository" rev-parse HEAD)
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

for build in first second-in-another-place; do
  mkdir "$folder/$build"
  git -C "$repository" archive "$commit" | tar -x -C "$folder/$build"
  mvn -q "$@" -f "$folder/$build/pom.xml" -Dgates.skip -DskipTests package
  (cd "$folder/$build/orchestrator-cli/target/dist" && find . -type f ! -path './lib/startup/*' -exec sha256sum {} +) |
    sort -k 2 >"$folder/$build.sums"
done

if diff "$folder/first.sums" "$folder/second-in-another-place.sums" >"$folder/differences"; then
  echo "reproducible: $(wc -l <"$folder/first.sums") files are the same in both builds"
else
  echo "these files differ between two builds of the same commit:" >&2
  sed -n 's/^< [0-9a-f]*  /  /p' "$folder/differences" >&2
  exit 1
fi

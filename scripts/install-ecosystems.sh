#!/bin/sh
# Installs the JavaScript tools whose real runs the tests of -Pecosystems parse, into a folder outside
# of any repository: $ORCHESTRATOR_ECOSYSTEMS, else ~/.cache/orchestrator-ecosystems. What is there
# already in the right version is left alone. Gradle and poetry are Debian's: apt install gradle
# python3-poetry.
#
# Versions are pinned to the newest that run on the node 18 of Debian 12.
set -eu

folder=${ORCHESTRATOR_ECOSYSTEMS:-$HOME/.cache/orchestrator-ecosystems}
packages='jest@30.5.2 vitest@3.2.4 mocha@11.8.0 pnpm@9.15.9 yarn@1.22.22'

command -v npm >/dev/null 2>&1 || {
  echo 'install-ecosystems: npm is not installed' >&2
  exit 3
}

if [ "$(cat "$folder/installed" 2>/dev/null)" = "$packages" ]; then
  echo "there: $packages"
  exit 0
fi
mkdir -p "$folder"
# shellcheck disable=SC2086 # one word a package
npm install --no-audit --no-fund --loglevel=error --prefix "$folder" $packages >&2
echo "$packages" >"$folder/installed"
echo "installed: $packages"

#!/bin/sh
# Installs the coding agents that the end-to-end tests drive, into a folder outside of any repository:
# $ORCHESTRATOR_AGENTS, else ~/.cache/orchestrator-agents. What is there already in the right version
# is left alone.
#
#   scripts/install-agents.sh [claude|codex|gemini|opencode]...
#
# Versions are pinned: the programs differ in what they print and how they end from one to the next,
# and npm picks another one than the newest where the installed node is old.
set -eu

folder=${ORCHESTRATOR_AGENTS:-$HOME/.cache/orchestrator-agents}

package_of() {
  case $1 in
    claude) echo '@anthropic-ai/claude-code 2.1.330' ;;
    codex) echo '@openai/codex 0.169.0' ;;
    gemini) echo '@google/gemini-cli 0.61.0' ;;
    opencode) echo 'opencode-ai 1.18.33' ;;
    *)
      echo "install-agents: unknown agent '$1'; known: claude codex gemini opencode" >&2
      return 2
      ;;
  esac
}

command -v npm >/dev/null 2>&1 || {
  echo 'install-agents: npm is not installed' >&2
  exit 3
}

[ $# -gt 0 ] || set -- claude codex gemini opencode
for agent in "$@"; do
  wanted=$(package_of "$agent")
  package=${wanted% *}
  version=${wanted#* }
  manifest=$folder/$agent/node_modules/$package/package.json
  if grep -q "\"version\": *\"$version\"" "$manifest" 2>/dev/null; then
    echo "$agent $version is there"
    continue
  fi
  mkdir -p "$folder/$agent"
  npm install --no-audit --no-fund --loglevel=error --prefix "$folder/$agent" "$package@$version" >&2
  echo "$agent $version installed"
done

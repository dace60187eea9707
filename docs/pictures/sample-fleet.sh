#!/usr/bin/env bash
# Makes repositories in several states below DIR, and a workspace DIR/control that knows them.
set -euo pipefail
mkdir -p "$1"
cd "$1"
export HOME=$PWD GIT_CONFIG_NOSYSTEM=1 GIT_AUTHOR_NAME=Ada GIT_AUTHOR_EMAIL=ada@example.org GIT_COMMITTER_NAME=Ada GIT_COMMITTER_EMAIL=ada@example.org
made() { # NAME MESSAGE: a clone in step with its remote
  git init -q --bare -b main "remotes/$1.git"
  git clone -q "remotes/$1.git" "$1" 2>/dev/null
  echo "# $1" >"$1/README.md"
  git -C "$1" add .
  git -C "$1" commit -qm "$2"
  git -C "$1" push -q origin main
}
theirs() { # NAME MESSAGE: a colleague pushes
  git clone -q "remotes/$1.git" colleague
  echo "$2" >>colleague/NEWS.md
  git -C colleague add .
  git -C colleague commit -qm "$2"
  git -C colleague push -q
  rm -rf colleague
  git -C "$1" fetch -q
}
for name in core explorer devnet gateway; do made "$name" "Release 1.4"; git -C "$name" fetch -q; done
made wallet "Sign offline"
echo "more" >>wallet/README.md
echo "new" >wallet/notes.txt
theirs wallet "Show fees"
made staking "Count rewards twice no more"
theirs staking "Rename a field"
git -C staking commit -q --allow-empty -m "Pay every hour"
made liteclient "Verify in the browser"
git -C liteclient checkout -q -b retry-proofs
echo a >liteclient/README.md; git -C liteclient commit -qam "Retry twice"
git -C liteclient checkout -q -b other main
echo b >liteclient/README.md; git -C liteclient commit -qam "Retry thrice"
git -C liteclient rebase -q retry-proofs >/dev/null 2>&1 || true
made accman "List accounts"
git -C accman commit -q --allow-empty -m "Sort by name"
mkdir -p control/config
names="core wallet staking explorer devnet gateway liteclient accman kermit"
{
  echo '{"repositories": ['
  separator=
  for name in $names; do
    printf '%s  {"name": "%s", "local": "../%s"}' "$separator" "$name" "$name"
    separator=$',\n'
  done
  printf '\n]}\n'
} >control/config/repos.json

#!/usr/bin/env bash
# Makes the pictures of the documentation again, from the distribution in orchestrator-cli/target/dist.
set -euo pipefail
cd "$(dirname "$0")"

TITLE='orchestrator demo' ./record.sh demo 104 40 orchestrator demo

fleet=$(mktemp -d /tmp/sample-fleet.XXXXXX)
trap 'rm -rf "$fleet"' EXIT
./sample-fleet.sh "$fleet/src"
TITLE='orchestrator status' ./record.sh status 112 12 orchestrator -w "$fleet/src/control" status

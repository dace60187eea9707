#!/usr/bin/env bash
# Makes the pictures of the documentation again, from the distribution in orchestrator-cli/target/dist.
set -euo pipefail
cd "$(dirname "$0")"

TITLE='orchestrator demo' ./record.sh demo 104 40 orchestrator demo

#!/bin/sh
# Where git ends up that was not called through the search path and told to skip its hooks: every
# address that is pushed to is rewritten to one that this helper serves.
"${ORCHESTRATOR_GUARD:?}/bin/orchestrator-refusal" no-unasked-push 'git push' \
  'Nothing is pushed unless the user asked for it in the plan.'
exit 1

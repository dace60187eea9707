package dev.orchestrator.runtime.runs;

import dev.orchestrator.runs.run.RunState;

/**
 * Numbers of issues that a run has used: each names a branch and a folder that may still be there.
 */
final class UsedNumbers {

  private UsedNumbers() {}

  static int highest(RunState state) {
    return state.issues().keySet().stream().mapToInt(Integer::intValue).max().orElse(0);
  }
}

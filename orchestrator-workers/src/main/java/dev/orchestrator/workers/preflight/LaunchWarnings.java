package dev.orchestrator.workers.preflight;

import dev.orchestrator.agents.prompt.PromptWriter;
import dev.orchestrator.runs.plan.RunPlan;
import dev.orchestrator.workers.memory.MemoryLimit;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;

/** What a user should know before a run begins, though nothing keeps it from beginning. */
public final class LaunchWarnings {

  private final PromptWriter prompts;
  private final MemoryLimit memory;

  /** Asks each about its part. */
  @Inject
  LaunchWarnings(PromptWriter prompts, MemoryLimit memory) {
    this.prompts = prompts;
    this.memory = memory;
  }

  /** One line each. */
  public List<String> about(RunPlan plan) {
    List<String> warnings = new ArrayList<>();
    prompts.stagesWithoutInstructions(plan).stream()
        .map(LaunchWarnings::noInstructions)
        .forEach(warnings::add);
    memory.warning(plan).ifPresent(warnings::add);
    return List.copyOf(warnings);
  }

  /** Of one stage that nobody wrote a prompt for. */
  public static String noInstructions(String stage) {
    return "stage '"
        + stage
        + "' has no instructions of its own: its agents are told no more than its name. "
        + "Write prompts/"
        + stage
        + ".md in the workspace or beside the plan";
  }
}

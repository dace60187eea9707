package dev.orchestrator.cli.workers;

import dev.orchestrator.cli.output.Output;
import dev.orchestrator.runs.plan.RunPlan;
import dev.orchestrator.workers.supervisor.Runs;

/** Says that a run was told something, and when that takes effect. */
final class ToldRun {

  private final Runs runs;
  private final Output output;

  ToldRun(Runs runs, Output output) {
    this.runs = runs;
    this.output = output;
  }

  /**
   * Writes the result of a command that told a run something.
   *
   * @param done what it was told, as a sentence
   */
  void tell(RunPlan plan, String done) {
    boolean supervised = runs.isSupervised(plan);
    if (output.json()) {
      output.document(new Document(1, plan.project(), supervised));
      return;
    }
    output.line(done);
    if (!supervised) {
      output.remark("Nobody supervises the run now; it takes effect with the next");
      output.remark("'orchestrator workers launch'.");
    }
  }

  private record Document(int schemaVersion, String project, boolean supervised) {}
}

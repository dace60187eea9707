package dev.orchestrator.runtime.runs;

import dev.orchestrator.core.error.OrchestratorException;
import dev.orchestrator.runs.plan.RunPlan;
import dev.orchestrator.runs.store.AddedIssue;
import dev.orchestrator.runs.store.NewIssue;
import dev.orchestrator.runs.store.PlanEditor;
import dev.orchestrator.runs.store.PlanFiles;
import dev.orchestrator.runs.store.RunStore;
import dev.orchestrator.runtime.usecase.RequestContext;
import dev.orchestrator.runtime.usecase.UseCase;
import jakarta.inject.Inject;
import java.nio.file.Path;

/** Adds an issue to a plan; a run under way takes it up at once. */
public final class AddIssue implements UseCase<AddIssue.Request, AddedIssueDocument> {

  private final PlanFiles plans;
  private final PlanEditor editor;
  private final RunStore runs;

  /** Edits by {@code editor}; {@code runs} know the numbers that were used before. */
  @Inject
  public AddIssue(PlanFiles plans, PlanEditor editor, RunStore runs) {
    this.plans = plans;
    this.editor = editor;
    this.runs = runs;
  }

  /**
   * What to add.
   *
   * @param plan the plan file
   * @param issue with or without a number of its own
   */
  public record Request(Path plan, NewIssue issue) {}

  /**
   * Adds it.
   *
   * @throws OrchestratorException when the plan is not sound, without the issue or with it
   */
  @Override
  public AddedIssueDocument run(Request request, RequestContext context) {
    RunPlan before = plans.readAgain(request.plan());
    AddedIssue added =
        editor.add(request.plan(), request.issue(), UsedNumbers.highest(runs.state(before)));
    return AddedIssueDocument.of(added, false);
  }
}

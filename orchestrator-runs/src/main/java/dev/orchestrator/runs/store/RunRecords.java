package dev.orchestrator.runs.store;

import dev.orchestrator.core.error.OrchestratorException;
import dev.orchestrator.core.text.Suggestions;
import dev.orchestrator.runs.base.BaseObservation;
import dev.orchestrator.runs.decision.BaseLook;
import dev.orchestrator.runs.decision.BaseQuestions;
import dev.orchestrator.runs.decision.DecisionEngine;
import dev.orchestrator.runs.decision.HostLook;
import dev.orchestrator.runs.decision.Wait;
import dev.orchestrator.runs.history.DecisionReplay;
import dev.orchestrator.runs.history.RunHistory;
import dev.orchestrator.runs.journal.JournalCodec;
import dev.orchestrator.runs.observation.Snapshot;
import dev.orchestrator.runs.plan.Issue;
import dev.orchestrator.runs.plan.RunPlan;
import dev.orchestrator.runs.run.RunState;
import dev.orchestrator.runs.run.Workplace;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a run has written down, for those who want to know why. Reads only. */
public final class RunRecords {

  private final RunStore store;
  private final PlanFiles plans;
  private final HostLook host;
  private final BaseLook bases;

  /** Reads the journals in {@code store}; the rules also want to know how the host is. */
  @Inject
  public RunRecords(RunStore store, PlanFiles plans, HostLook host, BaseLook bases) {
    this.store = store;
    this.plans = plans;
    this.host = host;
    this.bases = bases;
  }

  /**
   * The issue of that number.
   *
   * @throws OrchestratorException {@link RunErrors#ISSUE_UNKNOWN}
   */
  public static Issue issue(RunPlan plan, int number) {
    return plan.issue(number)
        .orElseThrow(
            () ->
                new OrchestratorException(
                    RunErrors.ISSUE_UNKNOWN,
                    "the plan of '" + plan.project() + "' has no issue " + number,
                    Suggestions.hint(
                        Integer.toString(number),
                        plan.issues().stream()
                            .map(issue -> Integer.toString(issue.number()))
                            .toList(),
                        "'orchestrator workers status' shows the issues there are")));
  }

  /**
   * The title of an issue, also of one that began and is not in the plan any more.
   *
   * @throws OrchestratorException {@link RunErrors#ISSUE_UNKNOWN}
   */
  public static String titleOf(RunPlan plan, RunState state, int number) {
    return plan.issue(number)
        .map(Issue::title)
        .or(
            () ->
                Optional.ofNullable(state.issues().get(number))
                    .map(begun -> begun.workplace().map(Workplace::title).orElse("")))
        .orElseGet(() -> issue(plan, number).title());
  }

  /** The story of a run so far. */
  public RunHistory history(RunPlan plan) {
    return RunHistory.read(store.folder(plan).journal(), new JournalCodec());
  }

  /** Why an issue that nothing is done about is left alone, as the rules see it now. */
  public Optional<Wait> waiting(RunPlan plan, RunState state, int issue) {
    Snapshot machine =
        new Snapshot(Map.of(), host.look(plan, state.last()), base(plan, state, issue));
    return new DecisionEngine()
        .decide(plan, state, machine, state.last()).waits().stream()
            .filter(wait -> wait.issue() == issue)
            .findFirst();
  }

  private Map<Integer, BaseObservation> base(RunPlan plan, RunState state, int issue) {
    return new BaseQuestions(plan, state)
        .open().stream()
            .filter(question -> question.issue() == issue)
            .map(question -> bases.answer(plan, question))
            .collect(Collectors.toMap(answer -> answer.question().issue(), answer -> answer));
  }

  /** Puts the facts of a journal before the present rules. */
  public DecisionReplay.Report replay(Path journal) {
    return new DecisionReplay(
            fingerprint -> plan(RunFolder.planBeside(journal, fingerprint)), new JournalCodec())
        .replay(journal);
  }

  private Optional<RunPlan> plan(Path copy) {
    return Files.isRegularFile(copy) ? Optional.of(plans.readAgain(copy)) : Optional.empty();
  }

  /** The journal of a run. */
  public Path journal(RunPlan plan) {
    return store.folder(plan).journal();
  }
}

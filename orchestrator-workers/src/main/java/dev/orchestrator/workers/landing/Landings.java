package dev.orchestrator.workers.landing;

import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.core.error.OrchestratorException;
import dev.orchestrator.core.text.Suggestions;
import dev.orchestrator.core.workspace.Workspace;
import dev.orchestrator.runs.landing.record.LandingEvent;
import dev.orchestrator.runs.landing.record.LandingFolder;
import dev.orchestrator.runs.landing.record.LandingJournal;
import dev.orchestrator.runs.landing.record.LandingLines;
import dev.orchestrator.runs.plan.PlanRepository;
import dev.orchestrator.runs.plan.RunPlan;
import dev.orchestrator.runs.run.RunState;
import dev.orchestrator.runs.store.RunRecords;
import dev.orchestrator.runs.store.RunStore;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Lands the finished branches of runs. Thread-safe; one landing of a project at a time. */
public final class Landings {

  private final Workspace workspace;
  private final Function<RunPlan, RunState> states;
  private final LandingTools tools;

  @Inject
  Landings(Workspace workspace, RunStore runs, LandingTools tools) {
    this(workspace, runs::state, tools);
  }

  /** With the states of runs from elsewhere. */
  Landings(Workspace workspace, Function<RunPlan, RunState> states, LandingTools tools) {
    this.workspace = workspace;
    this.states = states;
    this.tools = tools;
  }

  /**
   * What a landing would come to, as far as it can be told without verifying anything. Changes
   * nothing but remote-tracking branches.
   *
   * @throws OrchestratorException when an issue, a repository or the target is not there
   */
  public LandReport preview(LandRequest request, CancellationToken cancellation) {
    require(request);
    return new LandingPreview(
            request,
            facts(request, cancellation),
            issue -> tools.resolver().agentOf(request.plan(), issue))
        .report();
  }

  /**
   * Lands, or goes on with a landing that was interrupted.
   *
   * @throws OrchestratorException when an issue, a repository or the target is not there, another
   *     landing does not end, or this one was interrupted
   */
  public LandReport land(
      LandRequest request, LandListener listener, CancellationToken cancellation) {
    require(request);
    LandingFolder folder = LandingFolder.of(workspace, request.plan().project());
    try (LandingLocks locks =
        LandingLocks.take(folder, repositories(request.plan()), listener, cancellation)) {
      Optional<String> unfinished = folder.unfinished();
      if (unfinished.isPresent()) {
        listener.goingOn(unfinished.get());
        LandReport finished = carryOut(folder, unfinished.get(), request, listener, cancellation);
        if (sameAs(folder, unfinished.get(), request)) {
          return finished;
        }
      }
      return carryOut(folder, folder.next(), request, listener, cancellation);
    }
  }

  /**
   * Takes a landing back where it can be done without rewriting anything that others may have: a
   * target that still is at the result goes back to where it was; else the reverse of what landed
   * is prepared as a commit on a branch.
   *
   * @throws OrchestratorException {@link LandErrors#LANDING_UNKNOWN} when there is no such landing,
   *     or nothing of it landed
   */
  public UndoReport undo(String id, LandListener listener, CancellationToken cancellation) {
    LandingFolder folder = folderOf(id);
    try (LandingLocks locks = LandingLocks.take(folder, List.of(), listener, cancellation);
        LandingJournal journal = LandingJournal.open(folder.journal(id), tools.clock())) {
      return new LandingUndo(id, journal, tools, cancellation).undo();
    }
  }

  private LandingFolder folderOf(String id) {
    List<String> ids =
        LandingFolder.projects(workspace).stream()
            .flatMap(project -> LandingFolder.of(workspace, project).ids().stream())
            .toList();
    return LandingFolder.projects(workspace).stream()
        .map(project -> LandingFolder.of(workspace, project))
        .filter(folder -> folder.ids().contains(id))
        .findFirst()
        .orElseThrow(
            () ->
                new OrchestratorException(
                    LandErrors.LANDING_UNKNOWN,
                    "there is no landing '" + id + "'",
                    Suggestions.hint(
                        id,
                        ids,
                        ids.isEmpty()
                            ? "nothing was landed yet"
                            : "there are " + String.join(", ", ids))));
  }

  private LandReport carryOut(
      LandingFolder folder,
      String id,
      LandRequest request,
      LandListener listener,
      CancellationToken cancellation) {
    try (LandingJournal journal = LandingJournal.open(folder.journal(id), tools.clock())) {
      Instant now = tools.clock().instant();
      LandingEvent.Began began =
          journal.events().stream()
              .filter(LandingEvent.Began.class::isInstance)
              .map(LandingEvent.Began.class::cast)
              .findFirst()
              .orElseGet(() -> begun(journal, request, now));
      LandingContext context =
          new LandingContext(
              id,
              WrittenRequest.asBegun(began, request.plan()),
              began.at(),
              folder.logs(id),
              journal,
              new VerdictLog(journal.events()),
              listener,
              cancellation);
      new InterruptedTaking(context, tools).settle();
      Landing landing = new Landing(context, tools, facts(context.request(), cancellation));
      Landing.Result result = landing.carryOut();
      return ReportWriter.report(
          Optional.of(id), request.plan(), result.decided(), result.taken().values());
    }
  }

  private static LandingEvent.Began begun(
      LandingJournal journal, LandRequest request, Instant now) {
    LandingEvent.Began began = WrittenRequest.began(request, now);
    journal.append(began);
    return began;
  }

  private static boolean sameAs(LandingFolder folder, String id, LandRequest request) {
    return LandingLines.read(folder.journal(id)).events().stream()
        .filter(LandingEvent.Began.class::isInstance)
        .map(LandingEvent.Began.class::cast)
        .anyMatch(began -> WrittenRequest.began(request, began.at()).equals(began));
  }

  private FactsOfRun facts(LandRequest request, CancellationToken cancellation) {
    return new FactsOfRun(request, states.apply(request.plan()), tools, cancellation);
  }

  private static List<Path> repositories(RunPlan plan) {
    return plan.repositories().values().stream().map(PlanRepository::path).toList();
  }

  private static void require(LandRequest request) {
    if (request.asksFor(LandOption.RESOLVE_BY_AGENT) && request.strategy() == LandStrategy.REBASE) {
      throw new OrchestratorException(
          LandErrors.RESOLVE_REBASE,
          "an agent resolves the conflict of a merge, and a rebase makes none",
          "take --strategy merge or squash, or leave out --resolve agent");
    }
    request.issues().forEach(number -> RunRecords.issue(request.plan(), number));
    request
        .repository()
        .filter(key -> !request.plan().repositories().containsKey(key))
        .ifPresent(
            key -> {
              List<String> keys = List.copyOf(request.plan().repositories().keySet());
              throw new OrchestratorException(
                  LandErrors.LAND_REPOSITORY,
                  "the plan of '" + request.plan().project() + "' has no repository '" + key + "'",
                  Suggestions.hint(
                      key, keys, "it has " + keys.stream().collect(Collectors.joining(", "))));
            });
  }
}

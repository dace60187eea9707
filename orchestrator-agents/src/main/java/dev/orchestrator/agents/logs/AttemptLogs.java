package dev.orchestrator.agents.logs;

import dev.orchestrator.agents.catalog.AgentCatalog;
import dev.orchestrator.agents.spi.AgentProtocol;
import dev.orchestrator.core.error.OrchestratorException;
import dev.orchestrator.runs.plan.AgentSpec;
import dev.orchestrator.runs.plan.Issue;
import dev.orchestrator.runs.plan.RunPlan;
import dev.orchestrator.runs.plan.Stage;
import dev.orchestrator.runs.run.Assignment;
import dev.orchestrator.runs.store.RunFolder;
import dev.orchestrator.runs.store.RunNames;
import dev.orchestrator.runs.timeline.AttemptSpan;
import dev.orchestrator.runs.timeline.RunTimeline;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the logs of a run and opens them. Reads only. */
public final class AttemptLogs {

  private final RunNames names;
  private final AgentCatalog agents;

  /** Agents know how to read what they write. */
  @Inject
  public AttemptLogs(RunNames names, AgentCatalog agents) {
    this.names = names;
    this.agents = agents;
  }

  /** The logs of a subject, oldest first, as far as the run has come. */
  public List<AttemptLog> of(LogSubject subject, RunPlan plan, RunTimeline run) {
    RunFolder folder = names.folder(plan);
    List<AttemptLog> logs = new ArrayList<>();
    for (AttemptSpan span : run.attempts()) {
      if (subject.has(span.assignment())) {
        logs.add(
            new AttemptLog(
                logs.size() + 1, span, folder.attempt(span.assignment().attempt()).log()));
      }
    }
    return List.copyOf(logs);
  }

  /** Reads a log from its beginning. */
  public Transcript open(AttemptLog log, RunPlan plan) {
    return new Transcript(log.file(), protocol(plan, log.span().assignment()));
  }

  /**
   * The plan may have changed since, or a run may have been launched with another agent: what the
   * attempt was charged to tells which it was, unless several share it.
   */
  private AgentProtocol protocol(RunPlan plan, Assignment assignment) {
    AgentSpec planned = plan.agentFor(assignment.issue(), assignment.stage());
    AgentSpec used =
        candidates(plan, planned)
            .filter(each -> each.account().equals(assignment.account()))
            .findFirst()
            .orElse(AgentSpec.named(assignment.account()));
    try {
      return agents.protocolOf(used);
    } catch (OrchestratorException unknown) {
      return agents.protocolOf(planned);
    }
  }

  private static Stream<AgentSpec> candidates(RunPlan plan, AgentSpec planned) {
    return Stream.concat(
            Stream.of(planned, plan.settings().agent()),
            Stream.concat(
                plan.pipeline().stream().map(Stage::agent).flatMap(Optional::stream),
                plan.issues().stream().map(Issue::agent).flatMap(Optional::stream)))
        .flatMap(each -> Stream.iterate(Optional.of(each), Optional::isPresent, AttemptLogs::next))
        .flatMap(Optional::stream);
  }

  private static Optional<AgentSpec> next(Optional<AgentSpec> agent) {
    return agent.flatMap(AgentSpec::fallback);
  }
}

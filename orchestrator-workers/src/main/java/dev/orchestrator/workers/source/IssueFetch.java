package dev.orchestrator.workers.source;

import com.fasterxml.jackson.databind.JsonNode;
import dev.orchestrator.core.config.ConfigFile;
import dev.orchestrator.core.config.ConfigObject;
import dev.orchestrator.core.config.Problems;
import dev.orchestrator.core.error.OrchestratorException;
import dev.orchestrator.core.file.AtomicFile;
import dev.orchestrator.core.file.FileTrouble;
import dev.orchestrator.core.json.JsonCodec;
import dev.orchestrator.core.text.Suggestions;
import dev.orchestrator.core.workspace.Workspace;
import dev.orchestrator.workers.plan.FetchedIssues;
import dev.orchestrator.workers.plan.Issue;
import dev.orchestrator.workers.plan.PlanReader;
import dev.orchestrator.workers.plan.SourceReader;
import dev.orchestrator.workers.plan.SourceSpec;
import dev.orchestrator.workers.spi.IssueRequest;
import dev.orchestrator.workers.spi.IssueSource;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Asks the source that a plan names for its issues and keeps what it said in {@code
 * state/sources/<project>.json}: a run goes on with it whether or not the source can be reached.
 */
public final class IssueFetch {

  private final Workspace workspace;
  private final IssueSources sources;
  private final JsonCodec codec;
  private final Clock clock;

  /** Asks {@code sources}. */
  @Inject
  public IssueFetch(Workspace workspace, IssueSources sources, JsonCodec codec, Clock clock) {
    this.workspace = workspace;
    this.sources = sources;
    this.codec = codec;
    this.clock = clock;
  }

  /**
   * Makes sure that the issues of a plan are there.
   *
   * @param again whether to ask also when the source was asked before
   * @return how many there are, when it was asked; empty when it was not
   * @throws OrchestratorException when there is no such source, or it cannot be asked; what was
   *     kept before is then as it was
   */
  public Optional<Integer> bring(Path plan, boolean again) {
    Problems problems = new Problems();
    ConfigObject top = ConfigFile.read(plan, problems);
    Optional<SourceSpec> spec = SourceReader.read(top);
    String project = PlanReader.project(top, plan);
    problems.refuseErrors();
    if (spec.isEmpty()) {
      return Optional.empty();
    }
    IssueSource source = find(spec.get());
    Path file = FetchedIssues.file(workspace.state(), project);
    if (source.keepsIssuesInPlan() || (!again && answers(file, spec.get()))) {
      return Optional.empty();
    }
    List<Issue> issues =
        source.issues(new IssueRequest(project, List.of(), Optional.empty(), spec.get().options()));
    write(
        file,
        new Document(1, spec.get().name(), spec.get().options(), clock.instant(), lines(issues)));
    return Optional.of(issues.size());
  }

  /** Whether a file holds the answer to this very question; a damaged one holds none. */
  private boolean answers(Path file, SourceSpec spec) {
    try {
      JsonNode kept = codec.read(Files.readString(file), JsonNode.class);
      return kept.path("source").asText().equals(spec.name())
          && codec.line(kept.path("options")).equals(codec.line(spec.options()));
    } catch (IOException missingOrDamaged) {
      return false;
    }
  }

  private IssueSource find(SourceSpec spec) {
    return sources
        .find(spec.name())
        .orElseThrow(
            () ->
                new OrchestratorException(
                    TrackerProgram.SOURCE_UNUSABLE,
                    "there is no source of issues '" + spec.name() + "'",
                    Suggestions.hint(
                        spec.name(),
                        sources.names(),
                        "known: " + String.join(", ", sources.names()))));
  }

  private void write(Path file, Document document) {
    try {
      Files.createDirectories(file.getParent());
      AtomicFile.write(file, codec.pretty(document) + "\n");
    } catch (IOException failed) {
      throw new OrchestratorException(
          TrackerProgram.SOURCE_UNUSABLE,
          "cannot keep the issues in " + file + ": " + FileTrouble.words(failed),
          "check that you may write there",
          failed);
    }
  }

  private static List<Line> lines(List<Issue> issues) {
    return issues.stream()
        .map(
            issue ->
                new Line(
                    issue.number(),
                    issue.title(),
                    issue.description(),
                    issue.priority(),
                    issue.wave(),
                    issue.dependsOn(),
                    issue.declared().name().toLowerCase(Locale.ROOT)))
        .toList();
  }

  private record Document(
      int schemaVersion,
      String source,
      Map<String, String> options,
      Instant fetchedAt,
      List<Line> issues) {}

  private record Line(
      int number,
      String title,
      String description,
      int priority,
      int wave,
      List<Integer> dependsOn,
      String status) {}
}

package dev.orchestrator.sources;

import com.fasterxml.jackson.databind.JsonNode;
import dev.orchestrator.core.config.ConfigFile;
import dev.orchestrator.core.config.ConfigObject;
import dev.orchestrator.core.config.Problems;
import dev.orchestrator.core.error.OrchestratorException;
import dev.orchestrator.core.file.AtomicFile;
import dev.orchestrator.core.file.FileTrouble;
import dev.orchestrator.core.file.RegularFile;
import dev.orchestrator.core.json.JsonCodec;
import dev.orchestrator.core.registry.LiveRegistry;
import dev.orchestrator.core.text.Suggestions;
import dev.orchestrator.core.workspace.HostEnvironment;
import dev.orchestrator.core.workspace.Workspace;
import dev.orchestrator.runs.plan.FetchedIssues;
import dev.orchestrator.runs.plan.Issue;
import dev.orchestrator.runs.plan.PlanReader;
import dev.orchestrator.runs.plan.SourceReader;
import dev.orchestrator.runs.plan.SourceSpec;
import dev.orchestrator.runs.spi.IssueRequest;
import dev.orchestrator.runs.spi.IssueSource;
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
  private final PlanReader plans;
  private final LiveRegistry registry;
  private final PlanOrigins origins;
  private final JsonCodec codec;
  private final Clock clock;

  /** Asks {@code sources}. */
  @Inject
  public IssueFetch(
      Workspace workspace,
      IssueSources sources,
      HostEnvironment environment,
      LiveRegistry registry,
      PlanOrigins origins,
      JsonCodec codec,
      Clock clock) {
    this.workspace = workspace;
    this.sources = sources;
    this.plans = new PlanReader(environment);
    this.registry = registry;
    this.origins = origins;
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
    Optional<Question> asked = question(plan);
    if (asked.isEmpty()) {
      return Optional.empty();
    }
    Question question = asked.get();
    IssueSource source = find(question.source());
    Path file = FetchedIssues.file(workspace.state(), question.project());
    if (source.keepsIssuesInPlan() || (!again && answers(file, question))) {
      return Optional.empty();
    }
    List<Issue> issues = source.issues(question.request());
    write(file, Document.of(question, issues, clock.instant()));
    return Optional.of(issues.size());
  }

  private Optional<Question> question(Path plan) {
    Problems problems = new Problems();
    ConfigObject top = ConfigFile.read(plan, problems);
    Optional<Question> question =
        SourceReader.read(top)
            .map(
                source ->
                    new Question(
                        PlanReader.project(top, plan),
                        source,
                        origins.of(plans.repositories(top, workspace, registry.get()).values())));
    problems.refuseErrors();
    return question;
  }

  /** Whether a file holds the answer to this very question; a damaged one holds none. */
  private boolean answers(Path file, Question question) {
    try {
      JsonNode kept = codec.read(RegularFile.text(file), JsonNode.class);
      return kept.path("source").asText().equals(question.source().name())
          && codec.line(kept.path("options")).equals(codec.line(question.source().options()))
          && codec.line(kept.path("repositories")).equals(codec.line(question.repositories()));
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

  /** What is asked of whom; an answer to another question is none. */
  private record Question(String project, SourceSpec source, Map<String, String> repositories) {

    IssueRequest request() {
      return new IssueRequest(project, repositories, Optional.empty(), source.options());
    }
  }

  private record Document(
      int schemaVersion,
      String source,
      Map<String, String> options,
      Map<String, String> repositories,
      Instant fetchedAt,
      List<Line> issues) {

    static Document of(Question question, List<Issue> issues, Instant at) {
      return new Document(
          1,
          question.source().name(),
          question.source().options(),
          question.repositories(),
          at,
          issues.stream().map(Line::of).toList());
    }
  }

  private record Line(
      int number,
      String title,
      String description,
      int priority,
      int wave,
      List<Integer> dependsOn,
      String repo,
      String status) {

    static Line of(Issue issue) {
      return new Line(
          issue.number(),
          issue.title(),
          issue.description(),
          issue.priority(),
          issue.wave(),
          issue.dependsOn(),
          issue.repository(),
          issue.declared().name().toLowerCase(Locale.ROOT));
    }
  }
}

package dev.orchestrator.runs.plan;

import dev.orchestrator.core.config.ConfigObject;
import dev.orchestrator.core.config.ValueType;
import dev.orchestrator.core.registry.Repository;
import dev.orchestrator.core.registry.RepositoryRegistry;
import dev.orchestrator.core.text.Suggestions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** Reads the issues of a plan. */
final class IssueReader {

  private static final List<String> KNOWN_KEYS =
      List.of(
          "number",
          "title",
          "description",
          "priority",
          "depends_on",
          "wave",
          "status",
          "assigned_worker",
          "repo",
          "task_type",
          "pipeline_stage",
          "agent",
          VerifyReader.KEY,
          "base",
          "on_conflict",
          "release",
          BudgetReader.KEY);

  private final Map<String, PlanRepository> repositories;
  private final RepositoryRegistry registry;
  private final List<Stage> pipeline;
  private final BasePolicy base;

  /** Issues that do not say how they build on one another do it as {@code base} says. */
  IssueReader(
      Map<String, PlanRepository> repositories,
      RepositoryRegistry registry,
      List<Stage> pipeline,
      BasePolicy base) {
    this.repositories = repositories;
    this.registry = registry;
    this.pipeline = pipeline;
    this.base = base;
  }

  List<Issue> read(ConfigObject top, List<ConfigObject> all) {
    if (!top.has("issues") && !top.has(SourceReader.KEY)) {
      top.problem("", "needs 'issues', a list of objects", Optional.empty());
    }
    List<Issue> issues = new ArrayList<>();
    Map<Integer, Integer> lines = new HashMap<>();
    for (ConfigObject given : all) {
      Issue issue = issue(given);
      Integer first = lines.putIfAbsent(issue.number(), given.line());
      if (first != null && issue.number() > 0) {
        given.problem(
            "number", issue.number() + " is already used in line " + first, Optional.empty());
      }
      issues.add(issue);
    }
    return issues;
  }

  private Issue issue(ConfigObject given) {
    given.warnOfUnknownKeys(KNOWN_KEYS);
    return new Issue(
        number(given),
        given.text("title"),
        given.optionalText("description").orElse(""),
        given.number("priority").orElse(1),
        given.numbers("depends_on").stream().distinct().toList(),
        given.number("wave").orElse(1),
        status(given),
        given.number("assigned_worker"),
        repository(given),
        given.optionalText("task_type").orElse(""),
        entryStage(given),
        AgentReader.read(given, "agent"),
        BasePolicyReader.read(given, base));
  }

  private static int number(ConfigObject given) {
    OptionalInt number = given.number("number");
    if (!given.has("number")) {
      given.problem("", "needs 'number'", Optional.empty());
    } else if (number.isPresent() && number.getAsInt() < 1) {
      given.problem("number", "must be at least 1", Optional.empty());
    }
    return number.orElse(0);
  }

  private static DeclaredStatus status(ConfigObject given) {
    String word = given.optionalText("status").orElse("pending");
    return switch (word) {
      case "pending", "" -> DeclaredStatus.PENDING;
      case "in_progress" -> DeclaredStatus.IN_PROGRESS;
      case "completed" -> DeclaredStatus.COMPLETED;
      case "failed" -> DeclaredStatus.FAILED;
      default -> {
        given.problem(
            "status",
            "must be pending, in_progress, completed or failed",
            Suggestions.nearest(word, List.of("pending", "in_progress", "completed", "failed"))
                .map(near -> "did you mean '" + near + "'?"));
        yield DeclaredStatus.PENDING;
      }
    };
  }

  private String repository(ConfigObject given) {
    Optional<String> key = given.optionalText("repo").filter(name -> !name.isBlank());
    if (key.isEmpty()) {
      return onlyRepository(given);
    }
    if (!repositories.containsKey(key.get())) {
      List<String> names = new ArrayList<>(repositories.keySet());
      registry.all().stream().map(Repository::name).forEach(names::add);
      given.problem(
          "repo",
          "no repository is named '" + key.get() + "'",
          Suggestions.nearest(key.get(), names).map(near -> "did you mean '" + near + "'?"));
    }
    return key.get();
  }

  private String onlyRepository(ConfigObject given) {
    if (repositories.size() > 1) {
      given.problem("", "needs 'repo': the plan has several repositories", Optional.empty());
    }
    return repositories.keySet().stream().findFirst().orElse("");
  }

  private Optional<String> entryStage(ConfigObject given) {
    if (given.type("pipeline_stage").equals(Optional.of(ValueType.NUMBER))) {
      return given.number("pipeline_stage").stream().boxed().flatMap(this::stageAt).findFirst();
    }
    Optional<String> stage = given.optionalText("pipeline_stage").filter(name -> !name.isBlank());
    if (stage.isPresent() && pipeline.stream().noneMatch(s -> s.name().equals(stage.get()))) {
      given.warning(
          "pipeline_stage",
          "'" + stage.get() + "' is not in the pipeline; the issue starts at its beginning",
          Suggestions.nearest(stage.get(), pipeline.stream().map(Stage::name).toList())
              .map(near -> "did you mean '" + near + "'?"));
      return Optional.empty();
    }
    return stage;
  }

  /** Plans of the field count stages from 0; one behind the last means the last. */
  private Stream<String> stageAt(int index) {
    return index < 0
        ? Stream.empty()
        : Stream.of(pipeline.get(Math.min(index, pipeline.size() - 1)).name());
  }
}

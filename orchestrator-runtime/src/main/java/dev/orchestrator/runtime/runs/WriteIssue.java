package dev.orchestrator.runtime.runs;

import dev.orchestrator.core.config.ConfigurationException;
import dev.orchestrator.core.error.ErrorCode;
import dev.orchestrator.core.error.OrchestratorException;
import dev.orchestrator.core.registry.Repository;
import dev.orchestrator.core.registry.RepositoryRegistry;
import dev.orchestrator.core.workspace.HostEnvironment;
import dev.orchestrator.core.workspace.Workspace;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/**
 * Makes an issue of what somebody typed: of the plan of its repository, which is made where there
 * is none. The plan is a file like any other, which a person may go on editing.
 */
public final class WriteIssue implements UseCase<WriteIssue.Request, AddedIssueDocument> {

  /** Nothing is to be done. */
  public static final ErrorCode TEXT_MISSING = ErrorCode.user("TEXT_MISSING");

  /** It is not known in which repository. */
  public static final ErrorCode REPOSITORY_MISSING = ErrorCode.user("REPOSITORY_MISSING");

  /** Longer titles fill tables and subjects of commits; the whole text is the description then. */
  private static final int LONGEST_TITLE = 100;

  private static final int MOST_NAMED = 10;

  private final Workspace workspace;
  private final HostEnvironment environment;
  private final RepositoryRegistry registry;
  private final PlanFiles plans;
  private final PlanEditor editor;
  private final RunStore runs;

  /** Writes to the plans of {@code workspace}. */
  @Inject
  public WriteIssue(
      Workspace workspace,
      HostEnvironment environment,
      RepositoryRegistry registry,
      PlanFiles plans,
      PlanEditor editor,
      RunStore runs) {
    this.workspace = workspace;
    this.environment = environment;
    this.registry = registry;
    this.plans = plans;
    this.editor = editor;
    this.runs = runs;
  }

  /**
   * What is to be done.
   *
   * @param text its first line is the title; a longer text is the description too
   * @param repository its name; empty for the one around the current folder, or the only one
   * @param agent name of the agent; empty for the plan's
   * @param dependsOn numbers of issues of that plan that come first
   */
  public record Request(
      String text, Optional<String> repository, Optional<String> agent, List<Integer> dependsOn) {

    /** Copies the list. */
    public Request {
      dependsOn = List.copyOf(dependsOn);
    }
  }

  /**
   * Writes the issue down.
   *
   * @throws OrchestratorException with one of the codes above; also when the plan is not sound
   */
  @Override
  public AddedIssueDocument run(Request request, RequestContext context) {
    NewIssue issue = issue(request);
    Repository repository = repository(request.repository());
    Optional<RunPlan> plan = planOf(repository);
    if (plan.isPresent()) {
      int used = UsedNumbers.highest(runs.state(plan.get()));
      return AddedIssueDocument.of(editor.add(plan.get().file(), issue, used), false);
    }
    return AddedIssueDocument.of(create(repository, request.agent(), issue), true);
  }

  private static NewIssue issue(Request request) {
    String text = request.text().strip();
    if (text.isEmpty()) {
      throw new OrchestratorException(
          TEXT_MISSING, "the text says nothing", "say in a line what is to be done");
    }
    String line = text.lines().findFirst().orElse(text).strip();
    String title =
        line.length() > LONGEST_TITLE ? line.substring(0, LONGEST_TITLE).strip() + "..." : line;
    return new NewIssue(
        OptionalInt.empty(),
        title,
        Optional.of(text).filter(whole -> !whole.equals(title)),
        OptionalInt.empty(),
        OptionalInt.empty(),
        request.dependsOn(),
        Optional.empty(),
        request.agent());
  }

  private Repository repository(Optional<String> name) {
    if (name.isPresent()) {
      return registry.require(name.get());
    }
    Path here = environment.currentFolder();
    List<Repository> all = registry.all();
    return all.stream()
        .filter(repository -> here.startsWith(repository.local()))
        .findFirst()
        .or(() -> all.size() == 1 ? Optional.of(all.get(0)) : Optional.empty())
        .orElseThrow(() -> missing(all));
  }

  private static OrchestratorException missing(List<Repository> all) {
    String names =
        all.stream().limit(MOST_NAMED).map(Repository::name).collect(Collectors.joining(", "));
    return new OrchestratorException(
        REPOSITORY_MISSING,
        "it is not said in which repository",
        all.isEmpty()
            ? "register one with 'orchestrator repo add FOLDER'"
            : "add --repo NAME; the repositories here: "
                + names
                + (all.size() > MOST_NAMED ? ", ..." : ""));
  }

  /** The plan named after it, else the only plan that is about it alone. */
  private Optional<RunPlan> planOf(Repository repository) {
    Path own = ownPlan(repository);
    List<Path> files = plans.all();
    if (files.contains(own)) {
      return Optional.of(plans.readAgain(own));
    }
    List<RunPlan> about =
        files.stream()
            .flatMap(file -> sound(file).stream())
            .filter(plan -> isAboutAlone(plan, repository))
            .toList();
    return about.size() == 1 ? Optional.of(about.get(0)) : Optional.empty();
  }

  private Optional<RunPlan> sound(Path file) {
    try {
      return plans.source(file).isPresent() ? Optional.empty() : Optional.of(plans.readAgain(file));
    } catch (ConfigurationException anothersTrouble) {
      return Optional.empty();
    }
  }

  private static boolean isAboutAlone(RunPlan plan, Repository repository) {
    return plan.repositories().size() == 1
        && plan.repositories().values().iterator().next().path().equals(repository.local());
  }

  private AddedIssue create(Repository repository, Optional<String> agent, NewIssue issue) {
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("project", project(repository));
    settings.put("repo", repository.name());
    agent.ifPresent(name -> settings.put("agent", name));
    NewIssue first =
        new NewIssue(
            issue.number(),
            issue.title(),
            issue.description(),
            issue.wave(),
            issue.priority(),
            issue.dependsOn(),
            issue.repository(),
            Optional.empty());
    return editor.create(ownPlan(repository), settings, first, 0);
  }

  private Path ownPlan(Repository repository) {
    return workspace.config().resolve(project(repository) + "-issues.json");
  }

  /** Names of repositories may have characters that names of files and projects have not. */
  private static String project(Repository repository) {
    String plain = repository.name().replaceAll("[^A-Za-z0-9._-]", "-");
    return plain.startsWith(".") || plain.startsWith("-") ? "repo" + plain : plain;
  }
}

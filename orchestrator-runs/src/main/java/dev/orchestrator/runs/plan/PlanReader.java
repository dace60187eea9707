package dev.orchestrator.runs.plan;

import dev.orchestrator.core.config.ConfigFile;
import dev.orchestrator.core.config.ConfigObject;
import dev.orchestrator.core.config.Problems;
import dev.orchestrator.core.error.OrchestratorException;
import dev.orchestrator.core.file.FileTrouble;
import dev.orchestrator.core.file.RegularFile;
import dev.orchestrator.core.registry.RepositoryRegistry;
import dev.orchestrator.core.workspace.HostEnvironment;
import dev.orchestrator.core.workspace.Workspace;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads an issue plan in either of its two shapes, reporting everything that is wrong with it at
 * once. Unknown keys are warnings: plans of the field carry keys of other programs.
 */
public final class PlanReader {

  static final List<String> KNOWN_KEYS =
      List.of(
          "project",
          "repo",
          "repo_path",
          "worktree_base",
          "branch_prefix",
          "default_branch",
          "platform",
          "max_workers",
          "repos",
          "tmux_session",
          "num_workers",
          "cycle_interval",
          "max_retries",
          "stall_timeout",
          "wall_clock_timeout",
          "stagger_delay",
          "base",
          "on_conflict",
          "release",
          "land",
          "pipeline",
          "project_context",
          "initial_assignments",
          "wave_order",
          "issues",
          "agent",
          "push",
          "verify",
          "worker_log",
          "signal_file",
          "notify",
          "worktree_setup",
          "worktree_include",
          "submodules",
          "memory_limit",
          LimitsReader.KEY,
          SourceReader.KEY,
          BudgetReader.KEY,
          BudgetReader.EACH_ISSUE);

  /** What the session of a plan is called that names none. */
  public static final String DEFAULT_SESSION = "proof-orchestrator";

  private final HostEnvironment environment;

  /** Resolves {@code ~} and variables of paths against {@code environment}. */
  public PlanReader(HostEnvironment environment) {
    this.environment = environment;
  }

  /**
   * The plan in a file.
   *
   * @param registry where repositories are found that the plan gives no path for
   * @param problems receives warnings; errors are thrown
   * @throws dev.orchestrator.core.config.ConfigurationException with every error of the file
   */
  public RunPlan read(
      Path file, Workspace workspace, RepositoryRegistry registry, Problems problems) {
    return parse(file, text(file), workspace, registry, problems);
  }

  /** As {@link #read}, of a text that is to become the file's. */
  public RunPlan parse(
      Path file, String text, Workspace workspace, RepositoryRegistry registry, Problems problems) {
    return parse(file, file, text, workspace, registry, problems);
  }

  /** As {@link #read}, of a copy that a run kept; what was fetched for it lies beside the copy. */
  public RunPlan readCopy(
      Path copy, Path file, Workspace workspace, RepositoryRegistry registry, Problems problems) {
    return parse(file, copy, text(copy), workspace, registry, problems);
  }

  private RunPlan parse(
      Path file,
      Path besideFetched,
      String text,
      Workspace workspace,
      RepositoryRegistry registry,
      Problems problems) {
    ConfigObject top = ConfigFile.parse(file, text, problems);
    top.warnOfUnknownKeys(KNOWN_KEYS);
    Map<String, PlanRepository> repositories = repositories(top, workspace, registry);
    ProjectContext context = ContextReader.read(top).orElse(ProjectContext.SAYS_NOTHING);
    List<Stage> pipeline = new PipelineReader().read(top);
    String project = project(top, file);
    FetchedIssues fetched = FetchedIssues.of(top, besideFetched, project, workspace);
    List<ConfigObject> given = fetched.joined(top, problems);
    RunSettings settings =
        new SettingsReader(VerifyReader.rules(top, context, repositories, given)).read(top);
    List<Issue> issues =
        new IssueReader(repositories, registry, pipeline, settings.base()).read(top, given);
    DependencyCheck.check(given, issues);
    RunPlan plan =
        new RunPlan(
            project,
            file.toAbsolutePath().normalize(),
            fingerprint(text + fetched.text()),
            session(top),
            repositories,
            settings,
            context,
            pipeline,
            assignments(top, issues),
            issues,
            NotifyReader.read(top));
    problems.refuseErrors();
    return plan;
  }

  /** The repositories of a plan by key, in the order of the file; problems are told to its own. */
  public Map<String, PlanRepository> repositories(
      ConfigObject top, Workspace workspace, RepositoryRegistry registry) {
    return new RepositoryReader(environment, workspace, registry).read(top);
  }

  /** SHA-256 in hex. */
  public static String fingerprint(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static String text(Path file) {
    try {
      return RegularFile.text(file);
    } catch (IOException unreadable) {
      throw new OrchestratorException(
          ConfigFile.CONFIGURATION_UNREADABLE,
          "cannot read " + file + ": " + FileTrouble.words(unreadable),
          "check that the file exists, is UTF-8 text and may be read by you",
          unreadable);
    }
  }

  /** The name of the run of a plan: its own word, else after its file. */
  public static String project(ConfigObject top, Path file) {
    String project = top.optionalText("project").orElseGet(() -> PlanName.ofFile(file));
    if (!project.matches("[A-Za-z0-9][A-Za-z0-9._-]*")) {
      top.problem(
          "project", "must be a plain name: letters, digits, '.', '_' and '-'", Optional.empty());
    }
    return project;
  }

  /** tmux would replace these two characters by itself, and then not find the session again. */
  private static String session(ConfigObject top) {
    String written = top.optionalText("tmux_session").orElse(DEFAULT_SESSION);
    String session = written.replace('.', '_').replace(':', '_');
    if (!session.equals(written)) {
      top.warning(
          "tmux_session", "tmux allows no '.' or ':'; the session is " + session, Optional.empty());
    }
    if (session.isBlank()
        || session.startsWith("-")
        || session.chars().anyMatch(Character::isISOControl)) {
      top.problem("tmux_session", "must be a name that does not start with '-'", Optional.empty());
    }
    return session;
  }

  private static Map<Integer, Integer> assignments(ConfigObject top, List<Issue> issues) {
    Map<Integer, Integer> assignments = new LinkedHashMap<>();
    top.object("initial_assignments")
        .ifPresent(
            given ->
                given
                    .keys()
                    .forEach(
                        worker -> {
                          if (!worker.matches("[1-9][0-9]{0,3}")) {
                            given.problem(worker, "is not a worker's number", Optional.empty());
                            return;
                          }
                          given
                              .number(worker)
                              .ifPresent(
                                  issue -> {
                                    if (issues.stream().noneMatch(i -> i.number() == issue)) {
                                      given.problem(
                                          worker, "there is no issue " + issue, Optional.empty());
                                    }
                                    assignments.put(Integer.parseInt(worker), issue);
                                  });
                        }));
    return assignments;
  }
}

package dev.orchestrator.workers.landing;

import com.google.inject.AbstractModule;
import com.google.inject.Guice;
import com.google.inject.Injector;
import dev.orchestrator.agents.spi.AgentAdapter;
import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.core.config.Problems;
import dev.orchestrator.core.plugin.ExtensionBinder;
import dev.orchestrator.core.plugin.PluginRegistry;
import dev.orchestrator.core.registry.LiveRegistry;
import dev.orchestrator.core.registry.RepositoryRegistry;
import dev.orchestrator.core.registry.RepositoryRegistryReader;
import dev.orchestrator.core.safety.WorkspaceSafety;
import dev.orchestrator.core.workspace.HostEnvironment;
import dev.orchestrator.core.workspace.Workspace;
import dev.orchestrator.exec.command.CommandRunner;
import dev.orchestrator.exec.runner.CommandRunnerModule;
import dev.orchestrator.exec.runner.LocalCommandRunner;
import dev.orchestrator.fixtures.GitSandbox;
import dev.orchestrator.fixtures.SampleRepository;
import dev.orchestrator.fixtures.Scripts;
import dev.orchestrator.git.base.BaseModule;
import dev.orchestrator.git.base.Bases;
import dev.orchestrator.git.merge.Checkouts;
import dev.orchestrator.git.merge.MergeModule;
import dev.orchestrator.git.merge.Merges;
import dev.orchestrator.git.merge.References;
import dev.orchestrator.git.shared.SharedModule;
import dev.orchestrator.git.worktree.IntegrationWorktrees;
import dev.orchestrator.git.worktree.WorktreeModule;
import dev.orchestrator.runs.attempt.AttemptId;
import dev.orchestrator.runs.attempt.AttemptKind;
import dev.orchestrator.runs.attempt.Verification;
import dev.orchestrator.runs.attempt.VerifiedChange;
import dev.orchestrator.runs.base.BaseObservation;
import dev.orchestrator.runs.base.BaseQuestion;
import dev.orchestrator.runs.decision.BaseQuestions;
import dev.orchestrator.runs.landing.LandingHistory;
import dev.orchestrator.runs.plan.PlanReader;
import dev.orchestrator.runs.plan.RunPlan;
import dev.orchestrator.runs.run.Assignment;
import dev.orchestrator.runs.run.Basis;
import dev.orchestrator.runs.run.Decision;
import dev.orchestrator.runs.run.JournalRecord;
import dev.orchestrator.runs.run.Moment;
import dev.orchestrator.runs.run.Rule;
import dev.orchestrator.runs.run.RunEvent;
import dev.orchestrator.runs.run.RunState;
import dev.orchestrator.workers.BuiltInWorkersPlugin;
import dev.orchestrator.workers.bases.BaseProbe;
import dev.orchestrator.workers.hosting.Hosting;
import dev.orchestrator.workers.landed.LandedWork;
import dev.orchestrator.workers.resolution.ConflictResolver;
import dev.orchestrator.workers.resolution.ResolutionModule;
import dev.orchestrator.workers.scope.ProgramCommand;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Real repositories with finished branches, and landings over them. */
final class LandingLab implements AutoCloseable {

  private static final Basis BASIS = Basis.of(Rule.EFFECT_UNDER_WAY, "because");

  private final Path folder;
  private final GitSandbox sandbox;
  private final LocalCommandRunner runner;
  private final HostEnvironment host;
  private final Injector git;
  private final Map<String, SampleRepository> repositories = new LinkedHashMap<>();
  private final List<String> issues = new ArrayList<>();
  private final Map<Integer, String> tips = new LinkedHashMap<>();
  private RunState state = RunState.EMPTY;
  private String verify = "true";
  private String branchPrefix = "issue-";
  private String platform = "";
  private String agent = "true";
  private String settings = "";
  private Clock clock = Clock.systemUTC();
  private PushLimit pushLimit = PushLimit.USUAL;

  LandingLab(Path temp) {
    sandbox = GitSandbox.in(temp);
    folder = sandbox.root();
    Map<String, String> variables = new HashMap<>(System.getenv());
    variables.putAll(sandbox.environment());
    variables.put("PATH", folder.resolve("programs") + ":" + System.getenv("PATH"));
    host = new HostEnvironment(variables, folder);
    runner = new LocalCommandRunner(host, Clock.systemUTC());
    git = git();
  }

  GitSandbox sandbox() {
    return sandbox;
  }

  Path folder() {
    return folder;
  }

  /** A program on the path, in the place of a real one. */
  void program(String name, String script) {
    Scripts.shell(folder.resolve("programs").resolve(name), script);
  }

  /** A repository whose main nobody has checked out. */
  SampleRepository repository(String key) {
    SampleRepository made = sandbox.repository(key);
    made.write("list", "a\nb\nc\n").commit("List");
    made.git("switch", "--quiet", "--detach");
    repositories.put(key, made);
    return made;
  }

  void register(String key, SampleRepository repository) {
    repositories.put(key, repository);
  }

  /** Every repository is on that platform. */
  LandingLab on(String hosting) {
    platform = hosting;
    return this;
  }

  /** Issues have branches of another name. */
  LandingLab withBranchPrefix(String prefix) {
    branchPrefix = prefix;
    return this;
  }

  LandingLab verifiedBy(String command) {
    verify = command;
    return this;
  }

  /** Gives up a push after that long. */
  LandingLab pushingFor(Duration limit) {
    pushLimit = new PushLimit(limit);
    return this;
  }

  /** Who resolves conflicts: a shell script, in a worktree of its own. */
  LandingLab resolvedBy(String script) {
    Path file = folder.resolve("agent.sh");
    Scripts.shell(file, script);
    agent = file.toString();
    return this;
  }

  /** Further members of the plan. */
  LandingLab with(String members) {
    settings = members + ",";
    return this;
  }

  LandingLab at(Clock other) {
    clock = other;
    return this;
  }

  /** A finished issue: its branch, from main, has one commit with these files. */
  void issue(int number, String key, Map<String, String> files, Integer... dependsOn) {
    branch(number, key, "main", files);
    completed(number, key, dependsOn);
  }

  void branch(int number, String key, String from, Map<String, String> files) {
    SampleRepository repository = repository(key, number);
    repository.git("switch", "--quiet", "--detach", from);
    files.forEach(repository::write);
    repository.commit("Work on " + number);
    repository.git("branch", branchPrefix + number);
    repository.git("switch", "--quiet", "--detach", "main");
  }

  private SampleRepository repository(String key, int number) {
    SampleRepository repository = repositories.get(key);
    if (repository == null) {
      throw new IllegalArgumentException("issue " + number + " of no repository");
    }
    return repository;
  }

  /** An issue whose branch is there. */
  void completed(int number, String key, Integer... dependsOn) {
    String tip = repository(key, number).resolve("refs/heads/" + branchPrefix + number);
    tips.put(number, tip);
    planned(number, key, dependsOn);
    AttemptId attempt = AttemptId.of("lab", number, "implement", 1);
    Assignment assignment =
        new Assignment(attempt, number, key, "implement", 1, AttemptKind.FRESH, "any", false);
    apply(new RunEvent.Decided(new Decision.Start(assignment, false, BASIS)));
    Verification passed =
        Verification.passed().on(new VerifiedChange(tip, "0".repeat(40), 1, 1, 0));
    apply(new RunEvent.AttemptVerified(attempt, passed));
    apply(new RunEvent.Decided(new Decision.Complete(number, attempt, BASIS)));
  }

  /** An issue that nothing has happened to. */
  void planned(int number, String key, Integer... dependsOn) {
    issues.add(
        "{\"number\":%d,\"title\":\"Issue %d; $(touch pwned)\",\"repo\":\"%s\",\"depends_on\":%s}"
            .formatted(number, number, key, List.of(dependsOn)));
  }

  private void apply(RunEvent event) {
    Moment at = new Moment(Instant.EPOCH, Duration.ZERO);
    state = state.apply(new JournalRecord(JournalRecord.SCHEMA, state.seq() + 1, at, event));
  }

  String tip(int issue) {
    return Optional.ofNullable(tips.get(issue)).orElseThrow();
  }

  RunPlan plan() {
    StringBuilder repos = new StringBuilder();
    repositories.forEach(
        (key, repository) ->
            repos
                .append(repos.isEmpty() ? "" : ",")
                .append(
                    "\"%s\":{\"path\":\"%s\",\"branch_prefix\":\"%s\",\"platform\":\"%s\"}"
                        .formatted(key, repository.path(), branchPrefix, platform)));
    String text =
        """
        {"project":"lab","repos":{%s},"agent":{"type":"command","command":["%s"]},%s
         "verify":{"test":"%s"},"issues":[%s]}
        """
            .formatted(
                repos,
                agent,
                settings,
                verify.replace("\\", "\\\\").replace("\"", "\\\""),
                String.join(",", issues));
    try {
      Path file = Files.createDirectories(folder.resolve("ws/config")).resolve("lab-issues.json");
      Files.writeString(file, text);
      Files.writeString(file.resolveSibling("repos.json"), "{\"repositories\": []}");
      return new PlanReader(host)
          .read(file, workspace(), new RepositoryRegistry(List.of()), new Problems());
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  Workspace workspace() {
    return new Workspace(folder.resolve("ws"));
  }

  LandReport land() {
    return land(LandRequest.everything(plan()));
  }

  LandReport land(LandOption... options) {
    LandRequest all = LandRequest.everything(plan());
    return land(
        new LandRequest(
            all.plan(),
            all.issues(),
            all.repository(),
            all.onto(),
            all.strategy(),
            Set.of(options)));
  }

  LandReport land(LandRequest request) {
    return landings().land(request, LandListener.SILENT, new CancellationToken());
  }

  LandReport preview() {
    return landings().preview(LandRequest.everything(plan()), new CancellationToken());
  }

  UndoReport undo(String id) {
    return landings().undo(id, LandListener.SILENT, new CancellationToken());
  }

  LandingHistory history() {
    return new LandingHistory(workspace());
  }

  Landings landings() {
    RunState known = state;
    return new Landings(workspace(), plan -> known, tools());
  }

  /** What an issue of the plan would begin at now. */
  BaseObservation base(int issue) {
    RunPlan plan = plan();
    BaseQuestion question = new BaseQuestions(plan, state).of(plan.issue(issue).orElseThrow());
    return new BaseProbe(git.getInstance(Bases.class), landed(), clock).answer(plan, question);
  }

  LandedWork landed() {
    return new LandedWork(
        history(), git.getInstance(References.class), git.getInstance(Bases.class));
  }

  private Injector git() {
    return Guice.createInjector(
        new MergeModule(),
        new BaseModule(),
        new WorktreeModule(),
        new SharedModule(),
        new CommandRunnerModule(),
        new ResolutionModule(),
        new AbstractModule() {
          @Override
          protected void configure() {
            ExtensionBinder.bindExtensions(binder(), AgentAdapter.class);
            RepositoryRegistry none = new RepositoryRegistry(List.of());
            bind(PluginRegistry.class).toInstance(PluginRegistry.of(new BuiltInWorkersPlugin()));
            bind(Workspace.class).toInstance(workspace());
            bind(ProgramCommand.class).toInstance(new ProgramCommand(List.of()));
            bind(WorkspaceSafety.class)
                .toInstance(WorkspaceSafety.read(workspace(), none, new Problems()));
            bind(LiveRegistry.class)
                .toInstance(
                    new LiveRegistry(
                        new RepositoryRegistryReader(host), workspace(), new Problems()));
            bind(CommandRunner.class).toInstance(runner);
            bind(HostEnvironment.class).toInstance(host);
            bind(Clock.class).toInstance(Clock.systemUTC());
          }
        });
  }

  private LandingTools tools() {
    return new LandingTools(
        runner,
        host,
        clock,
        git.getInstance(Merges.class),
        git.getInstance(References.class),
        git.getInstance(Checkouts.class),
        git.getInstance(Bases.class),
        git.getInstance(IntegrationWorktrees.class),
        (plan, repository, worktree, log) -> {},
        new ShellVerifier(runner),
        landed(),
        new Hosting(runner),
        pushLimit,
        git.getInstance(ConflictResolver.class));
  }

  /** Outcomes by number, as words. */
  static Map<Integer, String> outcomes(LandReport report) {
    Map<Integer, String> outcomes = new LinkedHashMap<>();
    report.issues().forEach(line -> outcomes.put(line.number(), line.outcome()));
    return outcomes;
  }

  static LandReport.IssueLine line(LandReport report, int issue) {
    return report.issues().stream()
        .filter(each -> each.number() == issue)
        .findFirst()
        .orElseThrow();
  }

  @Override
  public void close() {
    runner.close();
  }
}

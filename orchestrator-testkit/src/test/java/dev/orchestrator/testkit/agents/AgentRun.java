package dev.orchestrator.testkit.agents;

import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.core.json.JsonCodec;
import dev.orchestrator.core.plugin.PluginRegistry;
import dev.orchestrator.core.plugin.PluginTrust;
import dev.orchestrator.core.workspace.HostEnvironment;
import dev.orchestrator.core.workspace.Workspace;
import dev.orchestrator.exec.process.ProcessTable;
import dev.orchestrator.fixtures.GitSandbox;
import dev.orchestrator.fixtures.SampleRepository;
import dev.orchestrator.fixtures.TmuxSandbox;
import dev.orchestrator.runs.plan.RunPlan;
import dev.orchestrator.runs.run.IssueStatus;
import dev.orchestrator.runs.store.PlanFiles;
import dev.orchestrator.runs.store.RunListener;
import dev.orchestrator.runs.store.RunTimelines;
import dev.orchestrator.runs.store.SuperviseRequest;
import dev.orchestrator.runs.timeline.AttemptSpan;
import dev.orchestrator.runs.timeline.RunTimeline;
import dev.orchestrator.runtime.Orchestrator;
import dev.orchestrator.runtime.Seeds;
import dev.orchestrator.testkit.model.ModelStandIn;
import dev.orchestrator.workers.background.BackgroundMonitor;
import dev.orchestrator.workers.preflight.Preflight;
import dev.orchestrator.workers.supervisor.Runs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A run of real agents under a supervisor, on real git, real tmux and a stand-in for their models.
 */
final class AgentRun implements AutoCloseable {

  /** Leaves one commit, also when it is done a second time. */
  static final String COMMIT =
      "echo $ORCHESTRATOR_ISSUE > done.txt; git add -A; git diff --cached --quiet || git commit -qm"
          + " work";

  /** Waits until the first four workers have come to it. */
  static final String MEET =
      "touch $HOME/here-$ORCHESTRATOR_WORKER; until [ -e $HOME/here-1 ] && [ -e $HOME/here-2 ]"
          + " && [ -e $HOME/here-3 ] && [ -e $HOME/here-4 ]; do sleep 0.1; done; ";

  private final JsonCodec json = new JsonCodec();
  private final ModelStandIn model = ModelStandIn.start();
  private final TmuxSandbox tmux = TmuxSandbox.open();
  private final Map<String, Object> settings = new TreeMap<>(Map.of("stagger_delay", 0));
  private final List<Map<String, Object>> issues = new ArrayList<>();
  private final GitSandbox git;
  private final SampleRepository repository;

  AgentRun(Path folder) {
    git = GitSandbox.in(folder);
    repository = git.cloneWithOrigin("shop");
    set("agent", agent("claude"));
  }

  /** How a plan names an agent that {@code scripts/install-agents.sh} installed. */
  static Map<String, Object> agent(String type) {
    Map<String, Object> agent = new TreeMap<>();
    agent.put("type", type);
    agent.put("command", List.of(InstalledAgents.require(type).toString()));
    if (type.equals("gemini")) {
      // Left to itself it asks the model first which model to use, with many tries.
      agent.put("model", "gemini-2.5-flash");
    }
    return agent;
  }

  AgentRun set(String key, Object value) {
    settings.put(key, value);
    return this;
  }

  /** An issue whose agent is told by its model to run these commands, one after the other. */
  AgentRun issue(int number, String... commands) {
    return issue(number, Map.of(), commands);
  }

  AgentRun issue(int number, Map<String, Object> further, String... commands) {
    List<Map<String, Object>> steps = new ArrayList<>();
    for (String command : commands) {
      steps.add(Map.of("text", "I go on.", "sh", command));
    }
    steps.add(Map.of("text", "Done."));
    Map<String, Object> issue = new LinkedHashMap<>(further);
    issue.put("number", number);
    issue.put("title", "Issue " + number);
    issue.put("description", "<model-script>" + json.line(steps) + "</model-script>");
    issues.add(issue);
    return this;
  }

  /** Runs the plan to its end. */
  RunTimeline toItsEnd() {
    Path root = git.root();
    Map<String, Object> plan = new LinkedHashMap<>(settings);
    plan.put("project", "shop");
    plan.put("repo_path", "shop");
    plan.put("issues", issues);
    try {
      Files.createDirectories(root.resolve("config"));
      Files.writeString(root.resolve("config/repos.json"), "{\"repositories\": []}");
      return supervise(
          Files.writeString(root.resolve("config/shop-issues.json"), json.pretty(plan)));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private RunTimeline supervise(Path file) {
    try (Orchestrator orchestrator = open()) {
      RunPlan plan = orchestrator.service(PlanFiles.class).read(file);
      SuperviseRequest request =
          new SuperviseRequest(plan, Optional.empty(), Optional.empty(), "tmux", List.of());
      Runs runs = orchestrator.service(Runs.class);
      orchestrator.service(Preflight.class).check(plan, runs.state(plan));
      runs.supervise(
          request,
          orchestrator.service(BackgroundMonitor.class).sessionWithoutMonitor(request),
          RunListener.NONE);
      return orchestrator.service(RunTimelines.class).follow("shop").look();
    }
  }

  private Orchestrator open() {
    Map<String, String> variables = new TreeMap<>(git.environment());
    variables.putAll(AgentHome.in(git.home()).environment(model.uri()));
    variables.putAll(tmux.environment());
    variables.put("PATH", System.getenv("PATH"));
    Path root = git.root();
    return Orchestrator.open(
        new Workspace(root),
        new Seeds(
            new HostEnvironment(variables, root),
            Clock.systemUTC(),
            new CancellationToken(),
            () ->
                PluginRegistry.discover(
                    Orchestrator.class.getClassLoader(),
                    root.resolve("plugins"),
                    PluginTrust.EVERY_JAR)));
  }

  SampleRepository repository() {
    return repository;
  }

  /** Where the agents are at home. */
  Path home() {
    return git.home();
  }

  /** What the remote has. */
  String remote() {
    return git.git(repository.path(), "ls-remote", "origin");
  }

  /** What the supervisor wrote down. */
  String journal() {
    Path folder = git.root().resolve("state/runs/shop");
    try (var files = Files.walk(folder, 1)) {
      StringBuilder text = new StringBuilder();
      for (Path file : files.filter(each -> each.toString().endsWith(".jsonl")).toList()) {
        text.append(Files.readString(file));
      }
      return text.toString();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  static Map<Integer, IssueStatus> statuses(RunTimeline run) {
    return run.state().issues().entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().status()));
  }

  static List<AttemptSpan> ofIssue(RunTimeline run, int issue) {
    return run.attempts().stream().filter(span -> span.assignment().issue() == issue).toList();
  }

  static long mostAtOnce(RunTimeline run) {
    Instant last = run.last();
    return run.attempts().stream()
        .mapToLong(
            one ->
                run.attempts().stream()
                    .filter(other -> !other.began().isAfter(one.began()))
                    .filter(other -> other.ended().orElse(last).isAfter(one.began()))
                    .count())
        .max()
        .orElse(0);
  }

  /**
   * Whether the process that wrote its id into a file of the home has ended. A zombie has; only its
   * parent, the first process of the machine, has yet to notice.
   */
  boolean isGone(String name) {
    try {
      long pid = Long.parseLong(Files.readString(home().resolve(name)).strip());
      return ProcessTable.ofThisMachine().find(pid).filter(process -> !process.ended()).isEmpty();
    } catch (IOException neverBegan) {
      throw new UncheckedIOException(neverBegan);
    }
  }

  /** The session that an attempt was launched with. */
  String sessionOf(int issue, int attempt) {
    try (var folders = Files.list(git.root().resolve("state/runs/shop/attempts"))) {
      Path mine =
          folders
              .filter(each -> each.toString().contains("-" + issue + "-implement-" + attempt))
              .findFirst()
              .orElseThrow();
      return Files.readString(mine.resolve("launch.json"))
          .replaceAll("(?s).*\"session\" *: *\"([^\"]+)\".*", "$1");
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  @Override
  public void close() {
    tmux.close();
    model.close();
  }
}

package dev.orchestrator.testkit.agents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orchestrator.core.CoreModule.Seeds;
import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.core.plugin.PluginRegistry;
import dev.orchestrator.core.workspace.HostEnvironment;
import dev.orchestrator.core.workspace.Workspace;
import dev.orchestrator.exec.process.ProcessTable;
import dev.orchestrator.fixtures.GitSandbox;
import dev.orchestrator.fixtures.SampleRepository;
import dev.orchestrator.fixtures.TmuxSandbox;
import dev.orchestrator.runtime.Orchestrator;
import dev.orchestrator.testkit.model.ModelStandIn;
import dev.orchestrator.workers.attempt.AttemptKind;
import dev.orchestrator.workers.attempt.EndReason;
import dev.orchestrator.workers.plan.RunPlan;
import dev.orchestrator.workers.run.IssueStatus;
import dev.orchestrator.workers.run.RunState;
import dev.orchestrator.workers.supervisor.BackgroundMonitor;
import dev.orchestrator.workers.supervisor.PlanFiles;
import dev.orchestrator.workers.supervisor.Preflight;
import dev.orchestrator.workers.supervisor.RunListener;
import dev.orchestrator.workers.supervisor.Runs;
import dev.orchestrator.workers.supervisor.SuperviseRequest;
import dev.orchestrator.workers.timeline.AttemptSpan;
import dev.orchestrator.workers.timeline.RunTimeline;
import dev.orchestrator.workers.timeline.RunTimelines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs of several real agents at once under one supervisor, on real git and real tmux. */
@Tag("agents")
class RealClaudeRunTest {

  private static final String COMMIT =
      "echo $ORCHESTRATOR_ISSUE > done.txt; git add -A; git diff --cached --quiet || git commit -qm work";

  @TempDir Path temp;

  private final ModelStandIn model = ModelStandIn.start();
  private final TmuxSandbox tmux = TmuxSandbox.open();
  private GitSandbox git;
  private SampleRepository repository;

  @BeforeEach
  void furnish() {
    git = GitSandbox.in(temp);
    repository = git.cloneWithOrigin("shop");
  }

  @AfterEach
  void stop() {
    tmux.close();
    model.close();
  }

  @Test
  void fourAgentsFinishEightIssuesSideBySideThoughOneIsKilledInTheMiddleOfATool()
      throws IOException {
    String killedOnce =
        "[ -e $HOME/killed ] || { touch $HOME/killed half; echo $$ > $HOME/tool;"
            + " kill -9 $(ps -o ppid= -p $$); exec sleep 4711; }";

    RunTimeline run =
        supervise(
            "\"num_workers\": 4",
            IntStream.rangeClosed(1, 8)
                .mapToObj(
                    number ->
                        number == 3 ? issue(3, killedOnce, COMMIT, COMMIT) : issue(number, COMMIT))
                .toList());

    assertThat(statuses(run.state()))
        .hasSize(8)
        .allSatisfy((number, status) -> assertThat(status).isEqualTo(IssueStatus.COMPLETED));
    assertThat(mostAtOnce(run)).isEqualTo(4);
    assertThat(run.attempts()).hasSize(9);
    assertThat(ofIssue(run, 3).get(0).end().orElseThrow().reason()).isEqualTo(EndReason.CRASHED);
    assertThat(ofIssue(run, 3).get(1).assignment().kind()).isEqualTo(AttemptKind.RESUME);
    assertThat(run.state().issues().get(3).last().orElseThrow().launch().orElseThrow().session())
        .isEqualTo(Optional.of(sessionOf(3, 1)));
    assertThat(repository.git("show", "--name-only", "--format=%s", "issue-3"))
        .contains("work", "half", "done.txt");
    assertThatItIsGone("tool");
    assertThat(run.state().used().costUsd().orElseThrow()).isPositive();
  }

  @Test
  void aRefusedPushIsOnRecordAndTheRunGoesOn() throws IOException {
    String before = git.git(repository.path(), "ls-remote", "origin");

    RunTimeline run =
        supervise(
            "\"num_workers\": 1",
            List.of(
                issue(
                    1,
                    "git push origin HEAD:main",
                    "bash -c 'git push origin HEAD:main'",
                    COMMIT)));

    assertThat(statuses(run.state())).containsEntry(1, IssueStatus.COMPLETED);
    assertThat(git.git(repository.path(), "ls-remote", "origin")).isEqualTo(before);
    assertThat(run.happenings())
        .filteredOn(each -> each.type().equals("attempt.refused"))
        .hasSizeGreaterThanOrEqualTo(2)
        .anySatisfy(each -> assertThat(each.message()).contains("no-unasked-push"));
    assertThat(run.attempts()).hasSize(1);
  }

  @Test
  void whatAnAgentLeavesRunningInASessionOfItsOwnGoesWithIt() throws IOException {
    RunTimeline run =
        supervise(
            "\"num_workers\": 1",
            List.of(
                issue(1, "setsid sleep 4711 >/dev/null 2>&1 & echo $! > $HOME/orphan; " + COMMIT)));

    assertThat(statuses(run.state())).containsEntry(1, IssueStatus.COMPLETED);
    assertThatItIsGone("orphan");
  }

  @Test
  void aToolThatIsSilentForLongerThanAStallIsAtWorkF1() throws IOException {
    String busy = "i=0; e=$(($(date +%s)+9)); while [ $(date +%s) -lt $e ]; do i=$((i+1)); done; ";

    RunTimeline run =
        supervise(
            "\"num_workers\": 1, \"stall_timeout\": 4, \"max_retries\": 0",
            List.of(issue(1, busy + COMMIT)));

    assertThat(run.attempts()).hasSize(1);
    assertThat(statuses(run.state())).containsEntry(1, IssueStatus.COMPLETED);
  }

  /** A zombie has ended; only its parent, the first process of the machine, has yet to notice. */
  private void assertThatItIsGone(String name) throws IOException {
    long pid = Long.parseLong(Files.readString(git.home().resolve(name)).strip());
    assertThat(ProcessTable.ofThisMachine().find(pid).filter(process -> !process.ended()))
        .isEmpty();
  }

  private RunTimeline supervise(String settings, List<String> issues) throws IOException {
    Path root = git.root();
    Files.createDirectories(root.resolve("config"));
    Files.writeString(root.resolve("config/repos.json"), "{\"repositories\": []}");
    Path file = root.resolve("config/shop-issues.json");
    Files.writeString(
        file,
        """
        {"project": "shop", "repo_path": "shop", "stagger_delay": 0, %s,
         "agent": {"type": "claude", "command": ["%s"]}, "issues": [%s]}
        """
            .formatted(settings, InstalledAgents.require("claude"), String.join(",\n", issues)));
    try (Orchestrator orchestrator = open(root)) {
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

  private Orchestrator open(Path root) {
    Map<String, String> variables = new TreeMap<>(git.environment());
    variables.putAll(AgentHome.in(git.home()).environment(model.uri()));
    variables.putAll(tmux.environment());
    variables.put("PATH", System.getenv("PATH"));
    return Orchestrator.open(
        new Workspace(root),
        new Seeds(
            new HostEnvironment(variables, root),
            Clock.systemUTC(),
            new CancellationToken(),
            () ->
                PluginRegistry.discover(
                    Orchestrator.class.getClassLoader(), root.resolve("plugins"))));
  }

  private static String issue(int number, String... tools) {
    String steps =
        Stream.of(tools)
            .map(shell -> "{\"text\":\"I go on.\",\"sh\":\"%s\"},".formatted(quoted(shell)))
            .collect(Collectors.joining());
    String script =
        "<model-script>[%s{\"text\":\"Done.\",\"delay_ms\":1500}]</model-script>".formatted(steps);
    return "{\"number\": %d, \"title\": \"Issue %d\", \"description\": \"%s\"}"
        .formatted(number, number, quoted(script));
  }

  private static String quoted(String text) {
    return text.replace("\\", "\\\\").replace("\"", "\\\"");
  }

  private static Map<Integer, IssueStatus> statuses(RunState state) {
    return state.issues().entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().status()));
  }

  private static List<AttemptSpan> ofIssue(RunTimeline run, int issue) {
    return run.attempts().stream().filter(span -> span.assignment().issue() == issue).toList();
  }

  /** The session is named after the attempt that began it. */
  private String sessionOf(int issue, int attempt) throws IOException {
    Path folder = git.root().resolve("state/runs/shop/attempts");
    try (var folders = Files.list(folder)) {
      Path mine =
          folders
              .filter(
                  each ->
                      each.getFileName().toString().contains("-" + issue + "-implement-" + attempt))
              .findFirst()
              .orElseThrow();
      return Files.readString(mine.resolve("launch.json"))
          .replaceAll("(?s).*\"session\" *: *\"([^\"]+)\".*", "$1");
    }
  }

  private static long mostAtOnce(RunTimeline run) {
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
}

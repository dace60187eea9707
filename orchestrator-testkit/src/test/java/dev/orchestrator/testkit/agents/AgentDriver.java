package dev.orchestrator.testkit.agents;

import dev.orchestrator.agents.guard.AgentGuard;
import dev.orchestrator.agents.spi.AgentAdapter;
import dev.orchestrator.agents.spi.AgentCommand;
import dev.orchestrator.agents.spi.AgentEnd;
import dev.orchestrator.agents.spi.AgentEvent;
import dev.orchestrator.agents.spi.AgentExit;
import dev.orchestrator.agents.spi.AgentReport;
import dev.orchestrator.agents.spi.AgentTask;
import dev.orchestrator.fixtures.GitSandbox;
import dev.orchestrator.fixtures.Program;
import dev.orchestrator.fixtures.SampleRepository;
import dev.orchestrator.runs.attempt.AttemptId;
import dev.orchestrator.runs.attempt.AttemptKind;
import dev.orchestrator.runs.plan.AgentSpec;
import dev.orchestrator.testkit.model.ModelStandIn;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/** Runs one real agent once as an attempt would: adapter, guard, prompt on standard input, log. */
final class AgentDriver {

  /** Some of what is scripted makes an agent try again and again, on a machine that may be busy. */
  private static final Duration LIMIT = Duration.ofMinutes(5);

  private final AgentAdapter adapter;
  private final String agent;
  private final GitSandbox git;
  private final SampleRepository repository;
  private final ModelStandIn model;
  private final Map<String, String> extra = new TreeMap<>();
  private int attempts;

  AgentDriver(AgentAdapter adapter, String agent, Path folder, ModelStandIn model) {
    this.adapter = adapter;
    this.agent = agent;
    this.git = GitSandbox.in(folder);
    this.repository = git.cloneWithOrigin("shop");
    this.model = model;
  }

  /** What an attempt came to. */
  record Outcome(
      AgentEnd end,
      AgentReport report,
      List<AgentEvent> events,
      Path log,
      Optional<String> session) {}

  SampleRepository repository() {
    return repository;
  }

  String remote() {
    return git.git(repository.path(), "ls-remote", "origin");
  }

  AgentDriver with(String variable, String value) {
    extra.put(variable, value);
    return this;
  }

  Outcome run(String script) {
    return run("Do it. <model-script>" + script + "</model-script>", Optional.empty());
  }

  Outcome run(String prompt, Optional<String> session) {
    attempts++;
    try {
      return attempt(prompt, session);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private Outcome attempt(String prompt, Optional<String> session) throws IOException {
    Path folder = Files.createDirectories(git.root().resolve("attempts/" + attempts));
    Path log = folder.resolve("output.log");
    Path promptFile = Files.writeString(folder.resolve("prompt.md"), prompt);
    Map<String, String> user = new TreeMap<>(git.environment());
    user.putAll(AgentHome.in(git.home()).environment(model.uri()));
    user.putAll(extra);
    user.put("PATH", System.getenv("PATH"));
    AgentCommand command =
        AgentGuard.in(git.root().resolve("bin"), List.of())
            .apply(adapter.command(task(folder, session, user)), user, log, false);
    List<String> argv =
        new ArrayList<>(
            List.of(
                "sh",
                "-c",
                "in=$1 out=$2; shift 2; exec \"$@\" <\"$in\" >>\"$out\" 2>&1",
                "-",
                promptFile.toString(),
                log.toString()));
    argv.addAll(command.argv());
    Map<String, String> environment = new TreeMap<>(user);
    environment.keySet().removeAll(command.withheld());
    environment.putAll(command.environment());
    Program.Ended ended = new Program(argv, repository.path(), environment, LIMIT).run();
    List<AgentEvent> events =
        Files.readAllLines(log).stream()
            .flatMap(line -> adapter.protocol().events(line).stream())
            .toList();
    AgentReport report = AgentReport.EMPTY.with(events);
    AgentEnd end = adapter.protocol().end(new AgentExit(ended.status()), report, Instant.now());
    return new Outcome(end, report, events, log, command.session().or(report::session));
  }

  private AgentTask task(Path folder, Optional<String> session, Map<String, String> user) {
    return new AgentTask(
        spec(),
        AttemptId.of("e2e" + System.identityHashCode(this), 1, "implement", attempts),
        session.isPresent() ? AttemptKind.RESUME : AttemptKind.FRESH,
        repository.path(),
        folder,
        session,
        user,
        false,
        List.of(),
        true);
  }

  private AgentSpec spec() {
    return new AgentSpec(
        agent,
        List.of(InstalledAgents.require(agent).toString()),
        agent.equals("gemini") ? Optional.of("gemini-2.5-flash") : Optional.empty(),
        OptionalInt.empty(),
        Optional.empty(),
        List.of(),
        extra,
        Optional.empty(),
        Optional.empty(),
        agent,
        Optional.empty());
  }
}

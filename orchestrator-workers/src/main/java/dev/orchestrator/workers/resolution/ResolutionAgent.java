package dev.orchestrator.workers.resolution;

import dev.orchestrator.agents.catalog.AgentCatalog;
import dev.orchestrator.agents.guard.AgentGuard;
import dev.orchestrator.agents.guard.Sandbox;
import dev.orchestrator.agents.spi.AgentCommand;
import dev.orchestrator.agents.spi.AgentTask;
import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.core.workspace.HostEnvironment;
import dev.orchestrator.core.workspace.Workspace;
import dev.orchestrator.exec.command.AgentHost;
import dev.orchestrator.exec.command.Command;
import dev.orchestrator.exec.command.CommandResult;
import dev.orchestrator.exec.command.CommandRunner;
import dev.orchestrator.runs.attempt.AttemptEnd;
import dev.orchestrator.runs.attempt.AttemptKind;
import dev.orchestrator.runs.plan.AgentSpec;
import dev.orchestrator.runs.plan.RunPlan;
import dev.orchestrator.runs.plan.RunSettings;
import dev.orchestrator.runs.plan.Stage;
import dev.orchestrator.runs.store.AttemptFolder;
import dev.orchestrator.workers.launch.AgentEnvironment;
import dev.orchestrator.workers.launch.AttemptWrapper;
import dev.orchestrator.workers.memory.MemoryLimit;
import dev.orchestrator.workers.scope.ProgramCommand;
import dev.orchestrator.workers.scope.RunSite;
import dev.orchestrator.workers.watch.SoleAttempt;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Starts the agent that resolves a conflict, with the guard, environment and limits of every agent,
 * in a session of its own: it outlives a killed orchestrator, and a later one goes on waiting.
 */
final class ResolutionAgent {

  /** Where the plan sets no limit: a conflict is less than an issue. */
  private static final Duration LONGEST = Duration.ofHours(1);

  /** The last resort against an agent that nobody watches any more. */
  private static final Duration UNWATCHED = Duration.ofMinutes(5);

  private static final Duration COMING_UP = Duration.ofSeconds(30);

  /** Returns at once; what it starts has neither a terminal nor a pipe of ours. */
  private static final String DETACHED =
      "log=$1; shift; own=; ! command -v setsid >/dev/null 2>&1 || own=setsid;"
          + " $own \"$@\" >\"$log\" 2>&1 </dev/null &";

  private final Workspace workspace;
  private final HostEnvironment host;
  private final ProgramCommand program;
  private final AgentHost programs;
  private final AgentCatalog agents;
  private final MemoryLimit memory;
  private final CommandRunner runner;

  @Inject
  ResolutionAgent(
      Workspace workspace,
      HostEnvironment host,
      ProgramCommand program,
      AgentHost programs,
      AgentCatalog agents,
      MemoryLimit memory,
      CommandRunner runner) {
    this.workspace = workspace;
    this.host = host;
    this.program = program;
    this.programs = programs;
    this.agents = agents;
    this.memory = memory;
    this.runner = runner;
  }

  /** Who is asked: the agent that merges in this plan. */
  AgentSpec of(RunPlan plan, int issue) {
    return agents.withFallbacks(plan).agentFor(issue, Stage.MERGE.name());
  }

  /** Starts it; what comes of that is in the attempt's folder. */
  void start(Conflict conflict, ResolutionPlace place, String prompt, CancellationToken token)
      throws IOException {
    RunPlan plan = conflict.plan();
    AttemptFolder folder = place.attempt();
    Files.createDirectories(folder.path());
    AgentSpec spec = of(plan, conflict.issue());
    AgentCommand guarded = guarded(spec, place);
    Map<String, String> environment = environment(conflict, place, guarded);
    AgentCommand command =
        Sandbox.isWanted(spec)
            ? Sandbox.around(guarded, place.worktree(), environment, folder.log())
            : guarded;
    folder.prepare(prompt, environment);
    List<String> argv = new ArrayList<>(memory.confine(plan, folder));
    argv.addAll(AttemptWrapper.in(place.scripts()).argv(folder, bounded(plan, command.argv())));
    detach(folder, argv, token);
  }

  /** Waits for the end of one that was started, now or earlier. */
  AttemptEnd await(Conflict conflict, AttemptFolder folder, CancellationToken token) {
    RunSettings settings = conflict.plan().settings();
    SoleAttempt.Patience patience =
        new SoleAttempt.Patience(settings.stallTimeout(), longest(conflict.plan()), COMING_UP);
    AgentSpec spec = of(conflict.plan(), conflict.issue());
    return new SoleAttempt(folder, agents.protocolOf(spec), patience).await(token);
  }

  private static Duration longest(RunPlan plan) {
    return plan.settings().wallClockTimeout().orElse(LONGEST);
  }

  private AgentCommand guarded(AgentSpec spec, ResolutionPlace place) {
    AttemptFolder folder = place.attempt();
    AgentCommand command =
        agents
            .of(spec)
            .command(
                new AgentTask(
                    spec,
                    folder.attempt(),
                    AttemptKind.FRESH,
                    place.worktree(),
                    folder.path(),
                    Optional.empty(),
                    host.variables(),
                    false,
                    program.argv(),
                    RunSite.isSuperuser()));
    return AgentGuard.in(place.scripts(), program.argv())
        .apply(command, host.variables(), folder.log(), false);
  }

  private Map<String, String> environment(
      Conflict conflict, ResolutionPlace place, AgentCommand command) {
    Map<String, String> own = new TreeMap<>(command.environment());
    own.put("ORCHESTRATOR_PROJECT", conflict.plan().project());
    own.put("ORCHESTRATOR_ISSUE", Integer.toString(conflict.issue()));
    own.put("ORCHESTRATOR_STAGE", "resolve");
    own.put("ORCHESTRATOR_WORKTREE", place.worktree().toString());
    own.put("ORCHESTRATOR_PROMPT_FILE", place.attempt().prompt().toString());
    own.put("ORCHESTRATOR_WORKSPACE", workspace.root().toString());
    own.put("ORCHESTRATOR_BASE", conflict.ours());
    own.put("ORCHESTRATOR_PREDECESSORS", "#" + conflict.issue() + ":" + conflict.theirs());
    return AgentEnvironment.of(host.variables(), command.withheld(), own);
  }

  private List<String> bounded(RunPlan plan, List<String> argv) {
    if (programs.program("timeout").isEmpty()) {
      return argv;
    }
    long seconds = longest(plan).plus(UNWATCHED).toSeconds();
    List<String> all = new ArrayList<>(List.of("timeout", "-k", "10", Long.toString(seconds)));
    all.addAll(argv);
    return all;
  }

  private void detach(AttemptFolder folder, List<String> argv, CancellationToken token)
      throws IOException {
    List<String> words =
        new ArrayList<>(
            List.of("sh", "-c", DETACHED, "sh", folder.path().resolve("terminal.log").toString()));
    words.addAll(List.of("env", "-i"));
    for (String name : List.of("PATH", "HOME", "TMPDIR", "LANG")) {
      host.variable(name).ifPresent(value -> words.add(name + "=" + value));
    }
    words.addAll(argv);
    CommandResult started = runner.run(Command.capturing(words, folder.path(), COMING_UP), token);
    if (!started.isSuccess()) {
      throw new IOException("the agent could not be started: " + started.end().words());
    }
  }
}

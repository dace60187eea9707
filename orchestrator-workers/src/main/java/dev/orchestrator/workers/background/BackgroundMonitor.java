package dev.orchestrator.workers.background;

import dev.orchestrator.core.error.OrchestratorException;
import dev.orchestrator.core.file.FileTrouble;
import dev.orchestrator.core.workspace.HostEnvironment;
import dev.orchestrator.core.workspace.Workspace;
import dev.orchestrator.runs.plan.PlanReader;
import dev.orchestrator.runs.plan.RunPlan;
import dev.orchestrator.runs.run.RunOrigin;
import dev.orchestrator.runs.store.EnvironmentFile;
import dev.orchestrator.runs.store.RunErrors;
import dev.orchestrator.runs.store.RunNames;
import dev.orchestrator.runs.store.SuperviseRequest;
import dev.orchestrator.workers.launch.AgentEnvironment;
import dev.orchestrator.workers.preflight.Preflight;
import dev.orchestrator.workers.scope.ProgramCommand;
import dev.orchestrator.workers.spi.WorkerBackend;
import dev.orchestrator.workers.spi.WorkerSession;
import dev.orchestrator.workers.spi.WorkerSessionRequest;
import dev.orchestrator.workers.supervisor.Runs;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Starts the monitor of a run in the session of its workers, where it outlives this program. */
public final class BackgroundMonitor {

  /** Read by the launcher. */
  private static final String JVM_OPTIONS = "ORCHESTRATOR_JAVA_OPTS";

  /** It lives for days; a heap that starts at a part of the memory is never given back. */
  private static final String SMALL_HEAP = "-Xms24m";

  /** Without the first, the monitor would look for its workers on another tmux server. */
  private static final List<String> SETTINGS =
      List.of("ORCHESTRATOR_TMUX_SOCKET", "ORCHESTRATOR_STARTUP_CACHE", JVM_OPTIONS);

  private static final Duration COMING_UP = Duration.ofSeconds(30);

  private final Workspace workspace;
  private final HostEnvironment environment;
  private final ProgramCommand program;
  private final Preflight preflight;
  private final RunNames names;
  private final Runs runs;

  /** Starts this program again, as {@code program} says. */
  @Inject
  public BackgroundMonitor(
      Workspace workspace,
      HostEnvironment environment,
      ProgramCommand program,
      Preflight preflight,
      RunNames names,
      Runs runs) {
    this.workspace = workspace;
    this.environment = environment;
    this.program = program;
    this.preflight = preflight;
    this.names = names;
    this.runs = runs;
  }

  /** The session of a run whose monitor runs in another terminal. */
  public WorkerSessionRequest sessionWithoutMonitor(SuperviseRequest request) {
    return session(request, List.of());
  }

  /**
   * Founds the session with the monitor in it and returns when it has taken the run over.
   *
   * @throws OrchestratorException when it does not come up
   */
  public WorkerSessionRequest start(SuperviseRequest request) {
    if (program.argv().isEmpty()) {
      throw new OrchestratorException(
          RunErrors.MONITOR_FAILED,
          "this program does not know how to start itself again",
          "use --foreground");
    }
    WorkerBackend backend = preflight.backend(request.backend());
    WorkerSessionRequest session = session(request, monitor(request));
    backend.open(session);
    awaitSupervisor(request.plan());
    return session;
  }

  private WorkerSessionRequest session(SuperviseRequest request, List<String> monitor) {
    RunPlan plan = request.plan();
    return new WorkerSessionRequest(
        sessionName(request),
        names.of(plan),
        request.workers().orElse(plan.settings().workers()),
        monitor,
        dashboard(plan, !monitor.isEmpty()));
  }

  /**
   * The one it has, else the one its plan names. The usual name of plans that name none goes to the
   * first run that asks for it; others get one of their own.
   */
  private String sessionName(SuperviseRequest request) {
    RunPlan plan = request.plan();
    Optional<String> recorded = runs.state(plan).origin().map(RunOrigin::session);
    if (recorded.isPresent() && has(request, recorded.get())) {
      return recorded.get();
    }
    String own = plan.session() + "-" + plan.project();
    boolean unnamed = plan.session().equals(PlanReader.DEFAULT_SESSION);
    return unnamed && (has(request, own) || isTaken(request, plan.session()))
        ? own
        : plan.session();
  }

  private boolean has(SuperviseRequest request, String session) {
    try {
      return find(request, session).isPresent();
    } catch (OrchestratorException anothers) {
      return false;
    }
  }

  private boolean isTaken(SuperviseRequest request, String session) {
    try {
      find(request, session);
      return false;
    } catch (OrchestratorException anothers) {
      return true;
    }
  }

  private Optional<WorkerSession> find(SuperviseRequest request, String session) {
    return preflight
        .backend(request.backend())
        .find(new WorkerSessionRequest(session, names.of(request.plan()), 1, List.of(), List.of()));
  }

  /**
   * Live beside a monitor that nobody sits at; beside one in a terminal it costs nothing until
   * somebody wants to see it.
   */
  private List<String> dashboard(RunPlan plan, boolean live) {
    if (program.argv().isEmpty()) {
      return List.of("printf", "%s\\n", "'orchestrator workers dashboard' shows this run");
    }
    String begin = live ? "\"$@\"; " : "";
    List<String> argv =
        new ArrayList<>(
            List.of(
                "sh",
                "-c",
                begin + "while printf 'Press Enter to see the run: ' && read -r _; do \"$@\"; done",
                "dashboard"));
    argv.addAll(call("dashboard", plan));
    argv.addAll(List.of("--interval", "2s"));
    return argv;
  }

  private List<String> monitor(SuperviseRequest request) {
    List<String> call = new ArrayList<>(call("monitor", request.plan()));
    call.addAll(options(request));
    Path folder = names.folder(request.plan()).path();
    try {
      return EnvironmentFile.in(folder, "monitor", variables(environment)).argv(call);
    } catch (IOException failed) {
      throw new OrchestratorException(
          RunErrors.MONITOR_FAILED,
          "cannot write to " + folder + ": " + FileTrouble.words(failed),
          null,
          failed);
    }
  }

  /** What the command line of whoever launches the run says beside the plan. */
  static List<String> options(SuperviseRequest request) {
    List<String> options = new ArrayList<>(List.of("--backend", request.backend()));
    request.workers().ifPresent(workers -> options.addAll(List.of("--workers", "" + workers)));
    request.agent().ifPresent(agent -> options.addAll(List.of("--agent", agent)));
    return options;
  }

  /** The user's own, less what an attempt adds to it, should one be what launches a run. */
  static Map<String, String> variables(HostEnvironment user) {
    Map<String, String> own = new TreeMap<>();
    for (String setting : SETTINGS) {
      user.variable(setting).ifPresent(value -> own.put(setting, value));
    }
    own.merge(JVM_OPTIONS, SMALL_HEAP, (given, small) -> given + " " + small);
    return AgentEnvironment.of(user.variables(), Set.of(), own);
  }

  private List<String> call(String command, RunPlan plan) {
    List<String> argv = new ArrayList<>(program.argv());
    argv.addAll(List.of("--workspace", workspace.root().toString(), "workers", command));
    argv.addAll(List.of("--config", plan.file().toString()));
    return argv;
  }

  private void awaitSupervisor(RunPlan plan) {
    long before = runs.state(plan).seq();
    long deadline = System.nanoTime() + COMING_UP.toNanos();
    while (System.nanoTime() - deadline < 0) {
      if (runs.state(plan).seq() > before) {
        return;
      }
      pause();
    }
    throw new OrchestratorException(
        RunErrors.MONITOR_FAILED,
        "the monitor did not come up within " + COMING_UP.toSeconds() + "s",
        "'orchestrator workers launch --foreground' shows why");
  }

  private static void pause() {
    try {
      Thread.sleep(50);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new OrchestratorException(
          RunErrors.MONITOR_FAILED, "interrupted while the monitor came up", null, stop);
    }
  }
}

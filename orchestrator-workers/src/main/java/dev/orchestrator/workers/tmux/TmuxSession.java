package dev.orchestrator.workers.tmux;

import dev.orchestrator.core.error.OrchestratorException;
import dev.orchestrator.exec.command.CommandResult;
import dev.orchestrator.workers.spi.WorkerLaunch;
import dev.orchestrator.workers.spi.WorkerSession;
import dev.orchestrator.workers.spi.WorkerSessionRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * The session of one run. Windows are told apart by an option of ours that holds their role, never
 * by name or index, and addressed by id. A worker's window stays when its program ends, so that
 * what it showed can be read; the next program takes its place.
 */
final class TmuxSession implements WorkerSession {

  private static final String ROLE = "@orchestrator_role";
  private static final String RUN = "@orchestrator_run";
  private static final String SUPERVISOR = "@orchestrator_supervisor";
  private static final String MONITOR_ROLE = "monitor";
  private static final String DASHBOARD_ROLE = "dashboard";
  private static final int CREATED_PER_CALL = 20;

  /** The place of an attempt that ended shows its last lines for a second more. */
  private static final int LOOKS_AT_THE_LEFT = 30;

  private static final long BETWEEN_LOOKS_MILLIS = 100;

  /** What a place shows before the first program; it ends at once and the window stays. */
  private static final List<String> IDLE = List.of("printf", "%s\\n", "waiting for an issue");

  /** What the first window shows when the monitor is not in it. */
  private static final List<String> UNWATCHED =
      List.of("printf", "%s\\n", "the monitor runs in another terminal");

  private final TmuxServer server;
  private final WorkerSessionRequest request;
  private final Map<String, String> panes = new ConcurrentSkipListMap<>();

  TmuxSession(TmuxServer server, WorkerSessionRequest request) {
    this.server = server;
    this.request = request;
  }

  static String windowName(int worker) {
    return "worker-" + worker;
  }

  /** Adopts the session or founds it, and makes the places that are missing. */
  synchronized void ready() {
    if (isLeftOver()) {
      end();
    }
    if (!adopt()) {
      found();
    } else if (!request.monitor().isEmpty()) {
      restartMonitor();
    }
    server.run(
        new TmuxCommands()
            .then("set-option", "-t", exactly(), SUPERVISOR, "" + ProcessHandle.current().pid()));
    resize(request.workers());
    if (!request.dashboard().isEmpty() && !panes.containsKey(DASHBOARD_ROLE)) {
      create(List.of(new Place(DASHBOARD_ROLE, DASHBOARD_ROLE, request.dashboard())));
    }
  }

  /** Whether the session is another run's that is over: nothing is left but its dashboard. */
  private boolean isLeftOver() {
    for (int look = 1; look < LOOKS_AT_THE_LEFT; look++) {
      List<String[]> panes = panesThatAreThere();
      if (panes.isEmpty() || !panes.stream().allMatch(this::isAbandoned)) {
        return false;
      }
      if (panes.stream().allMatch(TmuxSession::isOver)) {
        return true;
      }
      pause();
    }
    return false;
  }

  private List<String[]> panesThatAreThere() {
    CommandResult listed =
        server.run(
            new TmuxCommands()
                .then(
                    "list-panes",
                    "-s",
                    "-t",
                    exactly(),
                    "-F",
                    format(RUN, SUPERVISOR, "pane_dead", ROLE)));
    return listed.isSuccess()
        ? listed.outputText().lines().map(line -> line.split(" ", -1)).toList()
        : List.of();
  }

  /** A pane of a session that an earlier version founded does not say who supervises it. */
  private boolean isAbandoned(String[] pane) {
    return pane.length == 4
        && !pane[0].isEmpty()
        && !pane[0].equals(runId())
        && pane[1].matches("\\d{1,18}")
        && ProcessHandle.of(Long.parseLong(pane[1])).isEmpty();
  }

  private static boolean isOver(String[] pane) {
    return pane[2].equals("1") || pane[3].equals(DASHBOARD_ROLE);
  }

  private static void pause() {
    try {
      Thread.sleep(BETWEEN_LOOKS_MILLIS);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }

  /** Learns the places of a session that is there; false when there is none. */
  boolean adopt() {
    CommandResult listed =
        server.run(
            new TmuxCommands()
                .then("list-panes", "-s", "-t", exactly(), "-F", format(RUN, "pane_id", ROLE)));
    if (!listed.isSuccess()) {
      return false;
    }
    panes.clear();
    for (String line : listed.outputText().lines().toList()) {
      String[] fields = line.split(" ", -1);
      if (!fields[0].equals(runId())) {
        throw new OrchestratorException(
            TmuxBackend.SESSION_TAKEN,
            "the tmux session '" + request.name() + "' belongs to another run",
            "set tmux_session in the plan to another name, or end that run first");
      }
      if (fields.length == 3 && !fields[2].isEmpty()) {
        panes.put(fields[2], fields[1]);
      }
    }
    return true;
  }

  @Override
  public void start(WorkerLaunch launch) {
    String role = windowName(launch.worker());
    CommandResult started = respawn(role, launch.argv());
    if (!started.isSuccess()) {
      ready();
      started = respawn(role, launch.argv());
    }
    if (!started.isSuccess()) {
      throw TmuxBackend.failed("cannot start a program in " + role, started);
    }
  }

  @Override
  public synchronized void resize(int workers) {
    removeBeyond(workers);
    List<Place> missing = new ArrayList<>();
    for (int worker = 1; worker <= workers; worker++) {
      String role = windowName(worker);
      if (!panes.containsKey(role)) {
        missing.add(new Place(role, role, IDLE));
      }
    }
    create(missing);
  }

  private void removeBeyond(int workers) {
    List<String> beyond =
        panes.keySet().stream()
            .filter(role -> role.matches("worker-\\d+"))
            .filter(role -> Integer.parseInt(role.replaceAll("\\D", "")) > workers)
            .toList();
    if (beyond.isEmpty()) {
      return;
    }
    CommandResult listed =
        server.run(
            new TmuxCommands()
                .then("list-panes", "-s", "-t", exactly(), "-F", format("pane_id", "pane_dead")));
    for (String role : beyond) {
      String pane = Optional.ofNullable(panes.get(role)).orElse("%none");
      if (listed.outputText().lines().anyMatch((pane + " 1")::equals)) {
        server.run(new TmuxCommands().then("kill-pane", "-t", pane));
        panes.remove(role);
      }
    }
  }

  @Override
  public void end() {
    CommandResult ended = server.run(new TmuxCommands().then("kill-session", "-t", exactly()));
    panes.clear();
    if (!ended.isSuccess() && adopt()) {
      throw TmuxBackend.failed("cannot end the tmux session '" + request.name() + "'", ended);
    }
  }

  private void restartMonitor() {
    CommandResult restarted = respawn(MONITOR_ROLE, request.monitor());
    if (!restarted.isSuccess()) {
      throw TmuxBackend.failed("cannot restart the monitor", restarted);
    }
  }

  private CommandResult respawn(String role, List<String> argv) {
    String pane = Optional.ofNullable(panes.get(role)).orElse("%none");
    List<String> command =
        new ArrayList<>(List.of("respawn-pane", "-k", "-t", pane, "-c", "/", "--"));
    command.addAll(TmuxCommands.program(argv));
    TmuxCommands commands = new TmuxCommands().then(command);
    if (commands.bytes() > TmuxCommands.MOST_BYTES) {
      throw new OrchestratorException(
          TmuxBackend.TMUX_FAILED,
          "the command line of the agent is too long for tmux: %d bytes, %d are possible"
              .formatted(commands.bytes(), TmuxCommands.MOST_BYTES),
          "shorten 'command' or 'extra_args' of the agent in the plan");
    }
    return server.ask(commands);
  }

  /** The server keeps running when a session ends, and gets a session before any worker. */
  private void found() {
    CommandResult founded =
        server.run(
            new TmuxCommands()
                .then("start-server")
                .then("set-option", "-s", "exit-empty", "off")
                .then("set-option", "-g", "history-limit", "5000")
                .then("set-option", "-g", "remain-on-exit", "on")
                .then("set-option", "-wg", "allow-rename", "off")
                .then("set-option", "-wg", "automatic-rename", "off")
                .then(newSession())
                .then("set-option", "-t", exactly(), RUN, runId())
                .then(setRole("orchestrator", MONITOR_ROLE)));
    if (!founded.isSuccess()) {
      throw TmuxBackend.failed("cannot found the tmux session '" + request.name() + "'", founded);
    }
    panes.clear();
    panes.put(MONITOR_ROLE, founded.outputText().strip());
  }

  private List<String> newSession() {
    List<String> command = new ArrayList<>(List.of("new-session", "-d", "-P"));
    command.addAll(List.of("-F", format("pane_id")));
    command.addAll(List.of("-s", request.name()));
    command.addAll(List.of("-n", "orchestrator"));
    command.addAll(List.of("-x", "200"));
    command.addAll(List.of("-y", "50"));
    command.addAll(List.of("-c", "/"));
    command.add("--");
    command.addAll(
        TmuxCommands.program(request.monitor().isEmpty() ? UNWATCHED : request.monitor()));
    return command;
  }

  private void create(List<Place> places) {
    for (int from = 0; from < places.size(); from += CREATED_PER_CALL) {
      createAtOnce(places.subList(from, Math.min(places.size(), from + CREATED_PER_CALL)));
    }
  }

  /** Each window and its role in one call, so that no window is ever without. */
  private void createAtOnce(List<Place> places) {
    TmuxCommands commands = new TmuxCommands();
    for (Place place : places) {
      List<String> create =
          new ArrayList<>(
              List.of(
                  "new-window",
                  "-d",
                  "-P",
                  "-F",
                  format("pane_id"),
                  "-t",
                  exactly(),
                  "-n",
                  place.name(),
                  "-c",
                  "/",
                  "--"));
      create.addAll(TmuxCommands.program(place.argv()));
      commands.then(create).then(setRole(place.name(), place.role()));
    }
    CommandResult created = server.run(commands);
    if (!created.isSuccess()) {
      throw TmuxBackend.failed("cannot prepare the tmux session '" + request.name() + "'", created);
    }
    List<String> ids = created.outputText().lines().toList();
    for (int index = 0; index < places.size(); index++) {
      panes.put(places.get(index).role(), ids.get(index));
    }
  }

  private List<String> setRole(String window, String role) {
    return List.of("set-option", "-w", "-t", exactly() + "=" + window, ROLE, role);
  }

  /**
   * With {@code =} the name matches as a whole, without it also as a beginning; and without the
   * colon it may be taken for the name of a window.
   */
  private String exactly() {
    return "=" + request.name() + ":";
  }

  /** The run as a word that survives any locale and needs no quoting. */
  private String runId() {
    return Integer.toHexString(request.run().hashCode());
  }

  /** Fields separated by blanks: tmux replaces control characters where the locale is not UTF-8. */
  private static String format(String... fields) {
    StringBuilder format = new StringBuilder();
    for (String field : fields) {
      format.append(format.isEmpty() ? "" : " ").append("#{").append(field).append('}');
    }
    return format.toString();
  }

  private record Place(String role, String name, List<String> argv) {}
}

package dev.orchestrator.workers.tmux;

import dev.orchestrator.core.error.ErrorCode;
import dev.orchestrator.core.error.OrchestratorException;
import dev.orchestrator.core.workspace.HostEnvironment;
import dev.orchestrator.exec.command.CommandEnd;
import dev.orchestrator.exec.command.CommandResult;
import dev.orchestrator.exec.command.CommandRunner;
import dev.orchestrator.workers.spi.WorkerBackend;
import dev.orchestrator.workers.spi.WorkerSession;
import dev.orchestrator.workers.spi.WorkerSessionRequest;
import java.util.List;
import java.util.Optional;

/** Workers as windows of a session on our own tmux server. */
public final class TmuxBackend implements WorkerBackend {

  /** The name users give it. */
  public static final String NAME = "tmux";

  /** tmux did not do as asked. */
  static final ErrorCode TMUX_FAILED = ErrorCode.environment("TMUX_FAILED");

  /** A session of that name belongs to another run. */
  static final ErrorCode SESSION_TAKEN = ErrorCode.environment("SESSION_TAKEN");

  private static final String INSTALL_HINT =
      "install it: 'apt-get install tmux', 'dnf install tmux' or 'brew install tmux'";

  private final TmuxServer server;

  /** Talks to the server through {@code runner}; the environment names its socket. */
  public TmuxBackend(CommandRunner runner, HostEnvironment environment) {
    this.server = new TmuxServer(runner, environment);
  }

  @Override
  public Optional<Unavailable> unavailable() {
    CommandResult version = server.version();
    if (version.end() instanceof CommandEnd.NotStarted) {
      return Optional.of(new Unavailable("tmux is not installed", INSTALL_HINT));
    }
    Optional<TmuxVersion> installed = TmuxVersion.parse(version.outputSoFar());
    if (installed.filter(found -> found.compareTo(TmuxVersion.OLDEST) < 0).isPresent()) {
      return Optional.of(
          new Unavailable(
              "tmux " + installed.get() + " is too old: " + TmuxVersion.OLDEST + " is needed",
              INSTALL_HINT));
    }
    return Optional.empty();
  }

  @Override
  public WorkerSession open(WorkerSessionRequest request) {
    TmuxSession session = new TmuxSession(server, request);
    session.ready();
    return session;
  }

  @Override
  public Optional<WorkerSession> find(WorkerSessionRequest request) {
    TmuxSession session = new TmuxSession(server, request);
    return session.adopt() ? Optional.of(session) : Optional.empty();
  }

  @Override
  public List<String> attachCommand(WorkerSessionRequest request, int worker, boolean readOnly) {
    String target = "=" + request.name() + ":=" + TmuxSession.windowName(worker);
    if (server.isAround()) {
      return server.client("switch-client", "-t", target);
    }
    return readOnly
        ? server.client("attach-session", "-r", "-t", target)
        : server.client("attach-session", "-t", target);
  }

  static OrchestratorException failed(String what, CommandResult result) {
    String said = result.errorText().strip();
    return new OrchestratorException(
        TMUX_FAILED,
        what + ": " + (said.isEmpty() ? "it " + result.end().words() : said),
        "'orchestrator doctor' checks tmux");
  }
}

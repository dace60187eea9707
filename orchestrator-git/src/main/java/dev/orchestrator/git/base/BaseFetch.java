package dev.orchestrator.git.base;

import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.core.file.AtomicFile;
import dev.orchestrator.core.file.FileTrouble;
import dev.orchestrator.core.workspace.HostEnvironment;
import dev.orchestrator.exec.command.Command;
import dev.orchestrator.exec.command.CommandResult;
import dev.orchestrator.exec.command.CommandRunner;
import dev.orchestrator.git.command.NetworkGit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Fetches one branch of {@code origin} now and then. Nobody asked for it, so it runs no program
 * that only the repository's own configuration names: agents can write that configuration. When the
 * last fetch was is kept as the time of a file, which all processes see; what was tried in vain is
 * remembered by this one. Thread-safe.
 */
final class BaseFetch {

  /** Who waits for an agent to start should not have to wait for a server that is gone. */
  private static final Duration PATIENCE = Duration.ofSeconds(8);

  private static final String ORIGIN = "origin";

  /** Keys whose values git runs, or that lead a fetch elsewhere. */
  private static final String PROGRAMS =
      "^(core\\.(sshcommand|askpass|gitproxy)|credential\\..*|remote\\.origin\\.(uploadpack|vcs)"
          + "|url\\..*\\.insteadof|protocol\\..*)$";

  private final CommandRunner runner;
  private final HostEnvironment environment;
  private final Clock clock;
  private final Map<Path, Attempt> attempts = new ConcurrentHashMap<>();

  BaseFetch(CommandRunner runner, HostEnvironment environment, Clock clock) {
    this.runner = runner;
    this.environment = environment;
    this.clock = clock;
  }

  private record Attempt(Instant at, Optional<String> failure) {}

  void refresh(Path repository, String branch, Duration atMostOld, CancellationToken cancellation) {
    BaseGit git = new BaseGit(runner, repository, cancellation);
    Optional<Path> common = common(git);
    if (common.isEmpty() || !due(common.get(), atMostOld) || !hasOrigin(git)) {
      return;
    }
    Optional<String> failure =
        obstacle(git)
            .or(() -> fetch(repository, branch, cancellation))
            .or(() -> stamp(common.get()));
    attempts.put(common.get(), new Attempt(clock.instant(), failure));
  }

  /** Why the last attempt came to nothing. */
  Optional<String> failure(Path common) {
    return Optional.ofNullable(attempts.get(common)).flatMap(Attempt::failure);
  }

  /** When somebody last fetched, by this program or by hand. */
  static Optional<Instant> last(Path common) {
    return Stream.of(stampOf(common), common.resolve("FETCH_HEAD"))
        .flatMap(file -> modified(file).stream())
        .max(Instant::compareTo);
  }

  static Optional<Path> common(BaseGit git) {
    return git.text(List.of("rev-parse", "--path-format=absolute", "--git-common-dir"))
        .map(Path::of);
  }

  private boolean due(Path common, Duration atMostOld) {
    Instant then = clock.instant().minus(atMostOld);
    boolean tried =
        Optional.ofNullable(attempts.get(common))
            .filter(last -> last.at().isAfter(then))
            .isPresent();
    return !tried && modified(stampOf(common)).filter(last -> last.isAfter(then)).isEmpty();
  }

  private static boolean hasOrigin(BaseGit git) {
    return git.text(List.of("config", "--get", "remote." + ORIGIN + ".url")).isPresent();
  }

  private static Optional<String> obstacle(BaseGit git) {
    return git.text(List.of("config", "--show-scope", "--name-only", "--get-regexp", PROGRAMS))
        .flatMap(
            found ->
                found
                    .lines()
                    .filter(line -> line.startsWith("local") || line.startsWith("worktree"))
                    .map(line -> line.substring(line.indexOf('\t') + 1))
                    .findFirst())
        .map(
            key ->
                "its own configuration sets "
                    + key
                    + ", which only 'orchestrator sync' makes use of");
  }

  private Optional<String> fetch(Path repository, String branch, CancellationToken cancellation) {
    String refspec = "+refs/heads/" + branch + ":refs/remotes/" + ORIGIN + "/" + branch;
    Command command =
        NetworkGit.in(repository, PATIENCE)
            .acting(
                "fetch",
                "--quiet",
                "--no-tags",
                "--no-write-fetch-head",
                "--no-recurse-submodules",
                "--end-of-options",
                ORIGIN,
                refspec);
    CommandResult result =
        runner.run(NetworkGit.overSsh(command, false, environment), cancellation);
    return result.isSuccess() ? Optional.empty() : Optional.of(BaseGit.complaint(result));
  }

  private Optional<String> stamp(Path common) {
    Path file = stampOf(common);
    try {
      AtomicFile.write(file, "");
      Files.setLastModifiedTime(file, FileTime.from(clock.instant()));
      return Optional.empty();
    } catch (IOException notKept) {
      return Optional.of("it was fetched, but " + FileTrouble.words(notKept));
    }
  }

  private static Path stampOf(Path common) {
    return common.resolve("orchestrator").resolve("fetched");
  }

  private static Optional<Instant> modified(Path file) {
    try {
      return Optional.of(Files.getLastModifiedTime(file).toInstant());
    } catch (IOException never) {
      return Optional.empty();
    }
  }
}

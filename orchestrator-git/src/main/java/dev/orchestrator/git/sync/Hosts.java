package dev.orchestrator.git.sync;

import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.exec.command.CommandResult;
import dev.orchestrator.git.sync.GitFailure.Kind;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

/**
 * Talks to the hosts of one sync: few connections to each at a time, again after a pause when a
 * failure may pass, and not at all any more to a host that could not be reached, so that fifty
 * repositories of a host that is down cost the time of one.
 */
final class Hosts {

  private final int perHost;
  private final SyncOptions.Retry retry;
  private final CancellationToken cancellation;
  private final Map<String, Semaphore> connections = new ConcurrentHashMap<>();
  private final Map<String, String> unreachable = new ConcurrentHashMap<>();

  Hosts(int perHost, SyncOptions.Retry retry, CancellationToken cancellation) {
    this.perHost = perHost;
    this.retry = retry;
    this.cancellation = cancellation;
  }

  /** What came of it: a failure, or what git wrote on standard output. */
  record Reply(Optional<GitFailure> failure, String output) {
    static Reply failed(GitFailure failure) {
      return new Reply(Optional.of(failure), "");
    }
  }

  /** Runs what talks to the host of {@code url}. */
  Reply talk(String url, Supplier<CommandResult> work) {
    String host = RemoteHost.of(url);
    if (host.isEmpty()) {
      return attempts(host, work);
    }
    Semaphore free = connections.computeIfAbsent(host, unused -> new Semaphore(perHost));
    free.acquireUninterruptibly();
    try {
      return attempts(host, work);
    } finally {
      free.release();
    }
  }

  private Reply attempts(String host, Supplier<CommandResult> work) {
    for (int attempt = 1; ; attempt++) {
      String down = unreachable.get(host);
      if (down != null) {
        return Reply.failed(
            new GitFailure(Kind.UNREACHABLE, host + " could not be reached before: " + down));
      }
      CommandResult result = work.get();
      if (result.isSuccess()) {
        return new Reply(Optional.empty(), result.outputText());
      }
      GitFailure failure = GitFailure.of(result);
      if (!failure.passes() || attempt >= retry.attempts() || !pause(attempt)) {
        remember(host, failure);
        return Reply.failed(failure);
      }
    }
  }

  private void remember(String host, GitFailure failure) {
    if (failure.kind() == Kind.UNREACHABLE && !host.isEmpty()) {
      unreachable.putIfAbsent(host, failure.reason());
    }
  }

  /** Up to half as long again, so that those that failed together do not come back together. */
  private boolean pause(int attempt) {
    long base = retry.pause().toMillis() << (attempt - 1);
    long jitter = ThreadLocalRandom.current().nextLong(base / 2 + 1);
    return !cancellation.pause(Duration.ofMillis(base + jitter));
  }
}

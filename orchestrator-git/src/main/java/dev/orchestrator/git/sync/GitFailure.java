package dev.orchestrator.git.sync;

import dev.orchestrator.exec.command.CommandResult;
import dev.orchestrator.git.command.GitComplaint;
import java.util.List;
import java.util.Locale;

/**
 * Why git failed, as far as its words tell. The words are those of git, curl and OpenSSH in the C
 * locale.
 */
record GitFailure(Kind kind, String reason) {

  enum Kind {
    AUTH,
    UNREACHABLE,
    TRANSIENT,
    BUSY,
    BLOCKED,
    TIMEOUT,
    CANCELLED,
    OTHER
  }

  private record Sign(Kind kind, List<String> words) {}

  private static final List<Sign> SIGNS =
      List.of(
          new Sign(
              Kind.AUTH,
              List.of(
                  "authentication failed",
                  "could not read username",
                  "could not read password",
                  "terminal prompts disabled",
                  "permission denied (",
                  "host key verification failed",
                  "returned error: 401",
                  "returned error: 403",
                  "invalid credentials",
                  "access denied")),
          new Sign(
              Kind.UNREACHABLE,
              List.of(
                  "could not resolve host",
                  "name or service not known",
                  "temporary failure in name resolution",
                  "connection refused",
                  "connection timed out",
                  "operation timed out",
                  "failed to connect to",
                  "couldn't connect to",
                  "no route to host",
                  "network is unreachable")),
          new Sign(
              Kind.TRANSIENT,
              List.of(
                  "connection reset",
                  "connection closed",
                  "early eof",
                  "hung up unexpectedly",
                  "returned error: 429",
                  "returned error: 500",
                  "returned error: 502",
                  "returned error: 503",
                  "returned error: 504",
                  "operation too slow",
                  "gnutls",
                  "ssl_error_syscall",
                  "rpc failed")),
          new Sign(Kind.BUSY, List.of(".lock': file exists", "another git process")),
          new Sign(
              Kind.BLOCKED,
              List.of(
                  "would be overwritten by merge", "would lose untracked files", "not uptodate")));

  static GitFailure of(CommandResult result) {
    return result
        .end()
        .match(
            exited -> said(result.errorText() + "\n" + result.outputText()),
            signal -> new GitFailure(Kind.OTHER, "git was killed by signal " + signal.signal()),
            timedOut -> new GitFailure(Kind.TIMEOUT, "took longer than allowed"),
            cancelled -> new GitFailure(Kind.CANCELLED, "interrupted"),
            notStarted -> new GitFailure(Kind.OTHER, notStarted.reason()),
            incomplete -> new GitFailure(Kind.OTHER, "git " + incomplete.words()));
  }

  static GitFailure said(String words) {
    String folded = words.toLowerCase(Locale.ROOT);
    return SIGNS.stream()
        .filter(sign -> sign.words().stream().anyMatch(folded::contains))
        .map(sign -> new GitFailure(sign.kind(), GitComplaint.of(words)))
        .findFirst()
        .orElseGet(() -> new GitFailure(Kind.OTHER, GitComplaint.of(words)));
  }

  boolean passes() {
    return kind == Kind.TRANSIENT || kind == Kind.UNREACHABLE;
  }

  SyncOutcome outcome() {
    return switch (kind) {
      case AUTH -> SyncOutcome.AUTH;
      case BUSY -> SyncOutcome.BUSY;
      case BLOCKED -> SyncOutcome.BLOCKED;
      case TIMEOUT -> SyncOutcome.TIMEOUT;
      default -> SyncOutcome.ERROR;
    };
  }
}

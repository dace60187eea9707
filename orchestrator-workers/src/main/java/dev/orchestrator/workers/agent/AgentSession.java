package dev.orchestrator.workers.agent;

import dev.orchestrator.workers.attempt.AttemptId;
import dev.orchestrator.workers.attempt.AttemptKind;
import dev.orchestrator.workers.spi.AgentTask;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Names sessions for agents that let us: known before the program runs, however it ends. */
final class AgentSession {

  private AgentSession() {}

  /** The session to go on with, else one named after the attempt, and so never used before. */
  static String of(AgentTask task) {
    return task.session().filter(session -> isResumed(task)).orElseGet(() -> named(task.attempt()));
  }

  static String named(AttemptId attempt) {
    byte[] name = attempt.value().getBytes(StandardCharsets.UTF_8);
    return UUID.nameUUIDFromBytes(name).toString();
  }

  static boolean isResumed(AgentTask task) {
    return task.kind() == AttemptKind.RESUME && task.session().isPresent();
  }
}

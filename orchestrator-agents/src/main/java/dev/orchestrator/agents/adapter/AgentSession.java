package dev.orchestrator.agents.adapter;

import dev.orchestrator.agents.spi.AgentTask;
import dev.orchestrator.runs.attempt.AttemptId;
import dev.orchestrator.runs.attempt.AttemptKind;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;

/** Names sessions for agents that let us: known before the program runs, however it ends. */
final class AgentSession {

  private static final String NAME = "[A-Za-z0-9][A-Za-z0-9_.:-]{0,199}";

  private AgentSession() {}

  /**
   * The session to go on with. Some agents name it in their log, where anything they run can write
   * as well; what looks like an option is none.
   */
  static Optional<String> resumed(AgentTask task) {
    return task.session()
        .filter(session -> task.kind() == AttemptKind.RESUME)
        .filter(session -> session.matches(NAME));
  }

  /** The session to go on with, else one named after the attempt, and so never used before. */
  static String of(AgentTask task) {
    return resumed(task).orElseGet(() -> named(task.attempt()));
  }

  static String named(AttemptId attempt) {
    byte[] name = attempt.value().getBytes(StandardCharsets.UTF_8);
    return UUID.nameUUIDFromBytes(name).toString();
  }

  static boolean isResumed(AgentTask task) {
    return resumed(task).isPresent();
  }
}

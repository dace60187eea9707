package dev.orchestrator.workers.memory;

import dev.orchestrator.runs.attempt.AttemptId;
import java.io.IOException;
import java.util.Optional;

/** A machine that has no means to limit the memory of one worker. */
record NoConfinement(String reason) implements MemoryConfinement {

  @Override
  public String means() {
    return "none";
  }

  @Override
  public Optional<String> unavailable() {
    return Optional.of(reason);
  }

  @Override
  public Place confine(AttemptId attempt, long bytes) throws IOException {
    throw new IOException(reason);
  }
}

package dev.orchestrator.runs.plan;

import java.util.Optional;

/** What a result is built or tested by. */
public sealed interface VerifyCommand {

  /** A line for a shell, which the plan has. */
  record Given(String line) implements VerifyCommand {}

  /** What {@code build} and {@code test} would do in the repository; the plan says nothing. */
  record AsTheRepository() implements VerifyCommand {}

  /** Nothing, as the plan says. */
  record Nothing() implements VerifyCommand {}

  /** The command that a plan's text means; none for a blank one. */
  static Optional<VerifyCommand> given(String line) {
    return line.isBlank() ? Optional.empty() : Optional.of(new Given(line));
  }

  /** The line of the plan, where it has one. */
  default Optional<String> asWritten() {
    return this instanceof Given given ? Optional.of(given.line()) : Optional.empty();
  }
}

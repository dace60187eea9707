package dev.orchestrator.git.merge;

import java.time.Instant;
import java.util.Map;

/**
 * Who made a commit and when.
 *
 * @param name of the person or program; not empty
 * @param email may be empty
 * @param at when, to the second, in UTC
 */
public record Identity(String name, String email, Instant at) {

  /** This program, where the user's git has no name to give. */
  public static Identity orchestrator(Instant at) {
    return new Identity("orchestrator", "orchestrator@localhost", at);
  }

  Map<String, String> variables(String role) {
    return Map.of(
        "GIT_" + role + "_NAME", name,
        "GIT_" + role + "_EMAIL", email,
        "GIT_" + role + "_DATE", "@" + at.getEpochSecond() + " +0000");
  }
}

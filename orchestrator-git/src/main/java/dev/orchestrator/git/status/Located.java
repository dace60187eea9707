package dev.orchestrator.git.status;

import java.util.function.Function;

/** What was found where a repository should be. */
sealed interface Located {

  /** A git directory. */
  record Found(GitDirectory directory) implements Located {}

  /** None, and why. */
  record Nothing(String reason) implements Located {}

  default <T> T match(Function<GitDirectory, T> found, Function<String, T> nothing) {
    return this instanceof Found hit
        ? found.apply(hit.directory())
        : nothing.apply(((Nothing) this).reason());
  }
}

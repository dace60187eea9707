package dev.orchestrator.git.status;

import java.util.Optional;
import java.util.function.Function;

/** What was found where a repository should be. */
sealed interface Located {

  /** A git directory. */
  record Found(GitDirectory hit) implements Located {}

  /** None, and why. */
  record Nothing(String reason) implements Located {}

  /** The git directory, for whom it does not matter why there is none. */
  default Optional<GitDirectory> directory() {
    return match(Optional::of, nothing -> Optional.empty());
  }

  default <T> T match(Function<GitDirectory, T> found, Function<String, T> nothing) {
    return this instanceof Found hit
        ? found.apply(hit.hit())
        : nothing.apply(((Nothing) this).reason());
  }
}

package dev.orchestrator.workers.resolution;

import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.core.file.RegularFile;
import dev.orchestrator.core.json.JsonCodec;
import dev.orchestrator.git.shared.SharedChange;
import dev.orchestrator.git.shared.SharedState;
import dev.orchestrator.git.shared.SharedStates;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the worktrees of a repository share, before and after an attempt. A run and its user may be
 * at work meanwhile: of references, only those count that nobody else has reason to move.
 */
final class SharedGround {

  private static final JsonCodec JSON = new JsonCodec();
  private static final String HEADS = "refs/heads/";

  private final SharedStates states;

  @Inject
  SharedGround(SharedStates states) {
    this.states = states;
  }

  /** Writes down how it is. */
  void note(ResolutionPlace place, Path repository) throws IOException {
    Optional<SharedState> now = read(repository);
    if (now.isPresent()) {
      Files.writeString(place.attempt().sharedState(), JSON.line(now.get()));
    }
  }

  /** What changed since and must not have, in words; that it cannot be told is no excuse. */
  List<String> changes(ResolutionPlace place, Path repository, Set<String> settled) {
    Optional<SharedState> before = before(place);
    return before.isEmpty()
        ? List.of()
        : states
            .read(repository, new CancellationToken())
            .match(
                now -> changes(before.get(), now, settled),
                unknown -> List.of("what worktrees share cannot be read any more: " + unknown));
  }

  private static List<String> changes(SharedState before, SharedState now, Set<String> settled) {
    return before.changesTo(now, Set.of()).stream()
        .filter(change -> counts(change, settled))
        .map(SharedChange::words)
        .toList();
  }

  private static boolean counts(SharedChange change, Set<String> settled) {
    return switch (change.kind()) {
      case FILE -> true;
      case SETTING -> !change.name().startsWith("branch.");
      case STASH -> false;
      case REFERENCE ->
          change.name().startsWith("refs/replace/")
              || change.name().startsWith("refs/tags/") && change.before().isPresent()
              || change.name().startsWith(HEADS)
                  && settled.contains(change.name().substring(HEADS.length()));
    };
  }

  private Optional<SharedState> read(Path repository) {
    return states
        .read(repository, new CancellationToken())
        .match(Optional::of, unknown -> Optional.empty());
  }

  private static Optional<SharedState> before(ResolutionPlace place) {
    try {
      String text = RegularFile.text(place.attempt().sharedState());
      return Optional.of(JSON.read(text, SharedState.class));
    } catch (IOException neverWritten) {
      return Optional.empty();
    }
  }
}

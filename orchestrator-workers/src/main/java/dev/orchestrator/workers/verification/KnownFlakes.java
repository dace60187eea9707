package dev.orchestrator.workers.verification;

import dev.orchestrator.core.file.AtomicFile;
import dev.orchestrator.core.file.RegularFile;
import dev.orchestrator.core.json.JsonCodec;
import dev.orchestrator.core.workspace.Workspace;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Names of tests that were seen to fail and to pass on the same tree, by repository, in {@code
 * state/flaky-tests}. Thread-safe.
 */
final class KnownFlakes {

  private static final int MOST = 1000;

  private final Path folder;
  private final JsonCodec codec = new JsonCodec();

  @Inject
  KnownFlakes(Workspace workspace) {
    this.folder = workspace.state().resolve("flaky-tests");
  }

  synchronized Set<String> of(String repository) {
    Path file = file(repository);
    if (!Files.isRegularFile(file)) {
      return Set.of();
    }
    try {
      return Set.copyOf(codec.readList(RegularFile.text(file), String.class));
    } catch (IOException unreadable) {
      return Set.of();
    }
  }

  synchronized void add(String repository, Collection<String> tests) {
    Set<String> all = new TreeSet<>(of(repository));
    if (!all.addAll(tests) || all.size() > MOST) {
      return;
    }
    try {
      Files.createDirectories(folder);
      AtomicFile.write(file(repository), codec.pretty(List.copyOf(all)) + "\n");
    } catch (IOException unwritable) {
      // they will be found out again
    }
  }

  private Path file(String repository) {
    return folder.resolve(VerdictCache.digest(repository).substring(0, 16) + ".json");
  }
}

package dev.orchestrator.git.worktree;

import dev.orchestrator.core.file.RegularFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads single references where git keeps them in files, see gitrepository-layout(5): a file each,
 * or a line in {@code packed-refs}. Starting git for that takes as long as making a small worktree.
 * What is kept in another way is not read here; then git has to be asked.
 */
final class ReferenceFiles {

  private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}|[0-9a-f]{64}");

  private ReferenceFiles() {}

  /**
   * The commits of those references that exist.
   *
   * @param common the git folder shared by all worktrees
   * @param names full names
   * @return empty when they cannot be told from files
   */
  static Optional<Map<String, String>> read(Path common, Collection<String> names) {
    if (Files.exists(common.resolve("reftable"))) {
      return Optional.empty();
    }
    try {
      Map<String, String> commits = new HashMap<>();
      Set<String> packed = new HashSet<>();
      for (String name : names) {
        Optional<String> content = content(common.resolve(name));
        if (content.isEmpty()) {
          packed.add(name);
        } else if (COMMIT.matcher(content.get()).matches()) {
          commits.put(name, content.get());
        } else {
          return Optional.empty();
        }
      }
      readPacked(common.resolve("packed-refs"), packed, commits);
      return Optional.of(commits);
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }

  /** A folder of references with longer names is no reference. */
  private static Optional<String> content(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(RegularFile.text(file).strip());
    } catch (NoSuchFileException packedJustNow) {
      return Optional.empty();
    }
  }

  private static void readPacked(Path file, Set<String> wanted, Map<String, String> commits)
      throws IOException {
    if (wanted.isEmpty() || !Files.exists(file)) {
      return;
    }
    try (BufferedReader lines = RegularFile.reader(file)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        int space = line.indexOf(' ');
        if (space > 0 && wanted.contains(line.substring(space + 1))) {
          commits.put(line.substring(space + 1), line.substring(0, space));
        }
      }
    }
  }
}

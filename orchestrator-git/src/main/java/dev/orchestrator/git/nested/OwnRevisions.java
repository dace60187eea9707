package dev.orchestrator.git.nested;

import dev.orchestrator.core.file.RegularFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Commits that a worktree names in files of its own: where its HEAD is and was, what an operation
 * under way goes back to, references that belong to it alone. They go with the worktree, and with
 * them, in time, the commits that nothing else names.
 */
public final class OwnRevisions {

  private static final Pattern ID = Pattern.compile("\\b([0-9a-f]{64}|[0-9a-f]{40})\\b");

  /** An index or a pack is no list of names. */
  private static final long LARGEST = 64L * 1024 * 1024;

  private static final int DEEPEST = 6;
  private static final Set<String> NO_NAMES = Set.of("index", "modules", "objects", "lfs");

  private OwnRevisions() {}

  /**
   * The ids in the files of a worktree's git folder, each once; not all need exist.
   *
   * @param gitFolder what {@code git rev-parse --git-dir} says in the worktree
   */
  public static List<String> of(Path gitFolder) throws IOException {
    Set<String> ids = new LinkedHashSet<>();
    try (Stream<Path> files = Files.walk(gitFolder, DEEPEST)) {
      for (Path file : files.toList()) {
        Path inside = gitFolder.relativize(file);
        boolean names = !NO_NAMES.contains(inside.getName(0).toString());
        if (names
            && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
            && Files.size(file) <= LARGEST) {
          addAll(ids, RegularFile.text(file, StandardCharsets.ISO_8859_1));
        }
      }
    } catch (java.io.UncheckedIOException unreadable) {
      throw unreadable.getCause();
    }
    return List.copyOf(ids);
  }

  private static void addAll(Set<String> ids, String text) {
    Matcher matcher = ID.matcher(text);
    while (matcher.find()) {
      if (!matcher.group().matches("0+")) {
        ids.add(matcher.group());
      }
    }
  }
}

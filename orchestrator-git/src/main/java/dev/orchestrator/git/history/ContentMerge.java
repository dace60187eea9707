package dev.orchestrator.git.history;

import dev.orchestrator.git.history.FileChanges.Content;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.diff.RawText;
import org.eclipse.jgit.diff.RawTextComparator;
import org.eclipse.jgit.merge.MergeAlgorithm;
import org.eclipse.jgit.merge.MergeFormatter;
import org.eclipse.jgit.merge.MergeResult;

/** Whether a change of a file is contained in another version of it; merged in memory. */
final class ContentMerge {

  private static final long LARGEST = 2L * 1024 * 1024;

  private final HistoryGit git;

  ContentMerge(HistoryGit git) {
    this.git = git;
  }

  /** How a version of a file relates to a change that was made elsewhere. */
  enum Containment {
    /** It has the change. */
    CONTAINED,
    /** It differs where the change was. */
    REWORKED,
    /** It does not have the change, or not all of it. */
    ABSENT
  }

  /** Compares contents of which no two are the same. */
  Containment of(Content before, Content changed, Content now) throws UnansweredException {
    if (!before.isFile() || !changed.isFile() || !now.isFile()) {
      return ofWhole(before, changed, now);
    }
    Optional<byte[]> current = content(now);
    Optional<byte[]> merged = merge(content(before), content(changed), current);
    if (current.isEmpty() || merged.isEmpty()) {
      return Containment.REWORKED;
    }
    return Arrays.equals(merged.get(), current.get()) ? Containment.CONTAINED : Containment.ABSENT;
  }

  /** A file that was made or that went, on one side at least. */
  private Containment ofWhole(Content before, Content changed, Content now)
      throws UnansweredException {
    boolean twoNewFiles = !before.isFile() && changed.isFile() && now.isFile();
    return twoNewFiles && contains(content(now), content(changed))
        ? Containment.CONTAINED
        : Containment.REWORKED;
  }

  /** Whether all lines of a file are in another one, in their order. */
  private static boolean contains(Optional<byte[]> file, Optional<byte[]> lines) {
    if (file.isEmpty() || lines.isEmpty()) {
      return false;
    }
    List<String> wanted = lines(lines.get());
    int found = 0;
    for (String line : lines(file.get())) {
      if (found < wanted.size() && line.equals(wanted.get(found))) {
        found++;
      }
    }
    return found == wanted.size();
  }

  private static List<String> lines(byte[] content) {
    return new String(content, StandardCharsets.ISO_8859_1).lines().toList();
  }

  /** The merged file; empty when the two collide, or one is too large. */
  private static Optional<byte[]> merge(
      Optional<byte[]> before, Optional<byte[]> changed, Optional<byte[]> now) {
    if (before.isEmpty() || changed.isEmpty() || now.isEmpty()) {
      return Optional.empty();
    }
    MergeResult<RawText> result =
        new MergeAlgorithm()
            .merge(
                RawTextComparator.DEFAULT,
                new RawText(before.get()),
                new RawText(now.get()),
                new RawText(changed.get()));
    if (result.containsConflicts()) {
      return Optional.empty();
    }
    ByteArrayOutputStream merged = new ByteArrayOutputStream();
    try {
      new MergeFormatter().formatMerge(merged, result, List.of("", "", ""), StandardCharsets.UTF_8);
    } catch (IOException impossibleInMemory) {
      throw new UncheckedIOException(impossibleInMemory);
    }
    return Optional.of(merged.toByteArray());
  }

  /** What a file holds; empty when that is too much to compare. */
  private Optional<byte[]> content(Content file) throws UnansweredException {
    String size = git.text(List.of("cat-file", "-s", file.object())).strip();
    if (!size.matches("\\d{1,18}") || Long.parseLong(size) > LARGEST) {
      return Optional.empty();
    }
    return Optional.of(
        git.bytes(List.of("cat-file", "blob", file.object()))
            .getBytes(StandardCharsets.ISO_8859_1));
  }
}

package dev.orchestrator.git.nested;

import dev.orchestrator.core.file.RegularFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A repository of which something lies in a folder that shall go.
 *
 * @param shown where it is, relative to that folder, for a person
 * @param gitDirectory where its references are; absolute
 * @param workTree its files, when they lie in the folder
 * @param goes whether the git directory goes with the folder
 */
public record NestedRepository(
    String shown, Path gitDirectory, Optional<Path> workTree, boolean goes) {

  private static final String COMMON = "commondir";

  /**
   * The repository of which this is a linked worktree.
   *
   * @return its git directory; empty when this is no linked worktree
   */
  public Optional<Path> linkedTo() throws IOException {
    Path file = gitDirectory.resolve(COMMON);
    return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
        ? Optional.of(gitDirectory.resolve(RegularFile.text(file).strip()).toRealPath())
        : Optional.empty();
  }
}

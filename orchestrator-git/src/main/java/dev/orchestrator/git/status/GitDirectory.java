package dev.orchestrator.git.status;

import dev.orchestrator.core.file.FileTrouble;
import dev.orchestrator.core.file.RegularFile;
import dev.orchestrator.git.status.Located.Found;
import dev.orchestrator.git.status.Located.Nothing;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The folder where git keeps a repository, and what the files in it say without running anything.
 *
 * @param folder the git directory; for a linked worktree the one of that worktree
 * @param common what all worktrees of the repository share; else the same folder
 * @param workTree whether files are checked out beside it
 * @param names of what is in {@code folder}: listed once, because each question to the file system
 *     about something that is not there costs a thousand repositories a thousand times
 */
record GitDirectory(Path folder, Path common, boolean workTree, Set<String> names) {

  private static final int SMALL_FILE = 4096;

  /** The mode of a submodule, four bytes of an index entry. */
  private static final String GITLINK = "\0\0\u00e0\0";

  /** The git directory of exactly this working tree or bare repository, never of one above it. */
  static Located locate(Path local) {
    try {
      Path entry = local.resolve(".git");
      if (Files.isDirectory(entry)) {
        return checked(entry, true);
      }
      if (Files.isRegularFile(entry)) {
        return linked(local, text(entry));
      }
      boolean bare = Files.isRegularFile(local.resolve("HEAD"));
      return bare ? checked(local, false) : new Nothing("not a git repository");
    } catch (IOException | InvalidPathException unreadable) {
      return new Nothing("cannot read the git directory: " + FileTrouble.words(unreadable));
    }
  }

  private static Located linked(Path local, String pointer) throws IOException {
    if (!pointer.startsWith("gitdir: ")) {
      return new Nothing("the file .git does not name a git directory");
    }
    Path target = local.resolve(pointer.substring("gitdir: ".length()).strip()).normalize();
    return Files.isDirectory(target)
        ? checked(target, true)
        : new Nothing("the git directory it names is gone: " + target);
  }

  private static Located checked(Path folder, boolean workTree) throws IOException {
    Set<String> names = names(folder);
    Path common = names.contains("commondir") ? common(folder) : folder;
    if (!names.contains("HEAD") || !Files.isRegularFile(folder.resolve("HEAD"))) {
      return new Nothing("not a git repository: HEAD is missing in " + folder);
    }
    if (!Files.isDirectory(common.resolve("objects"))
        || !Files.isDirectory(common.resolve("refs"))) {
      return new Nothing("not a git repository: objects or refs are missing in " + common);
    }
    return new Found(new GitDirectory(folder, common, workTree, names));
  }

  private static Set<String> names(Path folder) throws IOException {
    String[] names = folder.toFile().list();
    if (names == null) {
      throw new AccessDeniedException(folder.toString());
    }
    return Set.of(names);
  }

  private static Path common(Path folder) throws IOException {
    return folder.resolve(text(folder.resolve("commondir")).strip()).normalize();
  }

  RepositoryKind kind() {
    if (!workTree) {
      return RepositoryKind.BARE;
    }
    return folder.equals(common) ? RepositoryKind.REPOSITORY : RepositoryKind.WORKTREE;
  }

  /** The branch HEAD names; empty when detached, or when the refs are not kept in files. */
  Optional<String> headBranch() {
    String prefix = "ref: refs/heads/";
    String head = textOrEmpty(folder.resolve("HEAD")).strip();
    return Optional.of(head)
        .filter(text -> text.startsWith(prefix))
        .map(text -> text.substring(prefix.length()))
        .filter(branch -> !branch.equals(".invalid"));
  }

  /** What git would go on with; a bisection can surround any of the others, so it comes last. */
  Optional<RepositoryOperation> operation() {
    if (has("rebase-merge")) {
      return Optional.of(RepositoryOperation.REBASE);
    }
    if (has("rebase-apply")) {
      boolean mail = Files.exists(folder.resolve("rebase-apply/applying"));
      return Optional.of(mail ? RepositoryOperation.AM : RepositoryOperation.REBASE);
    }
    if (has("MERGE_HEAD")) {
      return Optional.of(RepositoryOperation.MERGE);
    }
    return sequence();
  }

  private Optional<RepositoryOperation> sequence() {
    if (has("CHERRY_PICK_HEAD")) {
      return Optional.of(RepositoryOperation.CHERRY_PICK);
    }
    if (has("REVERT_HEAD")) {
      return Optional.of(RepositoryOperation.REVERT);
    }
    if (has("sequencer") && Files.exists(folder.resolve("sequencer/todo"))) {
      boolean reverts = textOrEmpty(folder.resolve("sequencer/todo")).startsWith("revert");
      return Optional.of(reverts ? RepositoryOperation.REVERT : RepositoryOperation.CHERRY_PICK);
    }
    return has("BISECT_LOG") ? Optional.of(RepositoryOperation.BISECT) : Optional.empty();
  }

  boolean locked() {
    return has("index.lock");
  }

  /**
   * When the last fetch ended. A fetch that failed leaves the file empty, and that is no time at
   * which anything was brought up to date.
   */
  Optional<Instant> fetchedAt() {
    Optional<Instant> here = has("FETCH_HEAD") ? fetchedAt(folder) : Optional.empty();
    return folder.equals(common)
        ? here
        : Stream.concat(here.stream(), fetchedAt(common).stream()).max(Comparator.naturalOrder());
  }

  int linkedWorktrees() {
    String[] worktrees = common.resolve("worktrees").toFile().list();
    return worktrees == null ? 0 : worktrees.length;
  }

  /** The files that hold its own configuration. */
  List<Path> configurations() {
    Path shared = common.resolve("config");
    return has("config.worktree")
        ? List.of(shared, folder.resolve("config.worktree"))
        : List.of(shared);
  }

  /**
   * Whether the index holds the mode of a commit. It may be there by chance, in a number; only an
   * index without it tells for sure.
   */
  boolean mayHaveSubmodules() {
    return names.stream()
        .filter(name -> name.equals("index") || name.startsWith("sharedindex."))
        .anyMatch(name -> mentionsCommit(folder.resolve(name)));
  }

  private static boolean mentionsCommit(Path index) {
    try {
      return new String(RegularFile.bytes(index), StandardCharsets.ISO_8859_1).contains(GITLINK);
    } catch (IOException unreadable) {
      return true;
    }
  }

  /** Whether its folder held this when it was found. */
  boolean has(String name) {
    return names.contains(name);
  }

  private static Optional<Instant> fetchedAt(Path folder) {
    Path file = folder.resolve("FETCH_HEAD");
    try {
      return Files.size(file) == 0
          ? Optional.empty()
          : Optional.of(Files.getLastModifiedTime(file).toInstant());
    } catch (IOException absent) {
      return Optional.empty();
    }
  }

  private static String textOrEmpty(Path file) {
    try {
      return text(file);
    } catch (IOException unreadable) {
      return "";
    }
  }

  /** The beginning of a file that should be small but was written by somebody else. */
  private static String text(Path file) throws IOException {
    byte[] buffer = new byte[SMALL_FILE];
    try (var in = RegularFile.open(file)) {
      int length = in.readNBytes(buffer, 0, buffer.length);
      return new String(Arrays.copyOf(buffer, length), StandardCharsets.UTF_8);
    }
  }
}

package dev.orchestrator.git.discovery;

import dev.orchestrator.core.file.RegularFile;
import dev.orchestrator.core.registry.edit.NewRepository;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.eclipse.jgit.errors.ConfigInvalidException;
import org.eclipse.jgit.lib.Config;

/**
 * Describes a repository from its files: the remote, default branch and language it has. Starts no
 * process and reads no configuration but the repository's own.
 */
public final class RepositoryInspector {

  private static final String HEAD_PREFIX = "ref: refs/heads/";
  private static final String REMOTE_HEAD_PREFIX = "ref: refs/remotes/origin/";

  private final Function<Path, Optional<String>> languages;

  /** Tells the language of a folder by {@code languages}. */
  public RepositoryInspector(Function<Path, Optional<String>> languages) {
    this.languages = languages;
  }

  /** The address of the remote of the repository in a folder; empty where it has none. */
  public String remote(Path folder) {
    return remoteIn(folder.resolve(".git/config"));
  }

  /** What can be said of the repository in a folder; at least its name and place. */
  public NewRepository describe(Path folder) {
    return describe(folder, folder.getFileName().toString());
  }

  /** As {@link #describe(Path)}, under another name. */
  public NewRepository describe(Path folder, String name) {
    Path git = folder.resolve(".git");
    String remote = remoteIn(git.resolve("config"));
    return new NewRepository(
        name,
        folder.toString(),
        RemoteUrl.platform(remote),
        remote,
        defaultBranch(git),
        languages.apply(folder).orElse(""),
        Files.isRegularFile(folder.resolve("CLAUDE.md")),
        List.of(),
        "",
        List.of());
  }

  private static String remoteIn(Path file) {
    try {
      Config config = new Config();
      config.fromText(RegularFile.text(file, StandardCharsets.UTF_8));
      List<String> names = List.copyOf(config.getSubsections("remote"));
      String name = names.contains("origin") || names.size() != 1 ? "origin" : names.get(0);
      return Optional.ofNullable(config.getString("remote", name, "url"))
          .map(RemoteUrl::withoutSecret)
          .orElse("");
    } catch (IOException | ConfigInvalidException unreadable) {
      return "";
    }
  }

  /** What the remote calls its default, else the usual names, else the branch checked out. */
  private static String defaultBranch(Path git) {
    return Stream.of(
            reference(git.resolve("refs/remotes/origin/HEAD"), REMOTE_HEAD_PREFIX),
            Stream.of("main", "master").filter(branch -> hasBranch(git, branch)).findFirst(),
            reference(git.resolve("HEAD"), HEAD_PREFIX))
        .flatMap(Optional::stream)
        .filter(branch -> !branch.startsWith("-") && !branch.equals(".invalid"))
        .findFirst()
        .orElse("");
  }

  private static boolean hasBranch(Path git, String branch) {
    String name = "refs/heads/" + branch;
    try {
      return Files.isRegularFile(git.resolve(name))
          || RegularFile.lines(git.resolve("packed-refs")).stream()
              .anyMatch(line -> line.endsWith(" " + name));
    } catch (IOException nothingPacked) {
      return false;
    }
  }

  private static Optional<String> reference(Path file, String prefix) {
    try {
      String text = RegularFile.text(file).strip();
      return Optional.of(text)
          .filter(each -> each.startsWith(prefix))
          .map(each -> each.substring(prefix.length()));
    } catch (IOException absent) {
      return Optional.empty();
    }
  }
}

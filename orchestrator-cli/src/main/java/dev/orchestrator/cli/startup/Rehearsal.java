package dev.orchestrator.cli.startup;

import dev.orchestrator.cli.Main;
import dev.orchestrator.core.file.FolderTree;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.DeflaterOutputStream;

/**
 * Runs what people run most often, on a workspace made up for it, so that the JVM meets the classes
 * it shall put into the startup archive. {@code lib/make-startup-archive} calls it; nothing it
 * prints is read, and a command that fails does no harm: its classes were loaded all the same.
 */
public final class Rehearsal {

  private static final List<List<String>> COMMANDS =
      List.of(
          List.of("--version"),
          List.of("--help"),
          List.of("repo", "list"),
          List.of("repo", "list", "--json"),
          List.of("status"),
          List.of("status", "--json"),
          List.of("status", "--all", "--json"),
          List.of("task", "list"),
          List.of("task", "list", "--json"),
          List.of("task", "show", "1"),
          List.of("workers", "status"),
          List.of("plugin", "list"),
          List.of("no-such-command"));

  private static final int REPOSITORIES = 12;

  private static final String ENTRY =
      """
      {"name": "%s", "local": "%s", "default_branch": "main", "language": "go", "tags": ["a"]}
      """;

  /** Of the tree without files, which git knows without having it. */
  private static final String COMMIT =
      """
      tree 4b825dc642cb6eb9a060e54bf8d69288fbee4904
      author Ada <ada@example.org> 1700000000 +0000
      committer Ada <ada@example.org> 1700000000 +0000

      Rehearse
      """;

  private Rehearsal() {}

  /** Takes no arguments. */
  public static void main(String[] args) throws IOException {
    Path workspace = Files.createTempDirectory("rehearsal");
    try {
      furnish(workspace);
      COMMANDS.forEach(command -> run(workspace, command));
    } finally {
      FolderTree.delete(workspace);
    }
    Main.main(new String[] {"--version"});
  }

  private static void run(Path workspace, List<String> command) {
    List<String> words = new ArrayList<>(List.of("--workspace", workspace.toString()));
    words.addAll(command);
    PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    Main.run(words.toArray(String[]::new), InputStream.nullInputStream(), nowhere, nowhere);
  }

  /** Two tasks, and repositories enough to be looked at in the way many are. */
  private static void furnish(Path workspace) throws IOException {
    List<String> names = IntStream.range(0, REPOSITORIES).mapToObj(i -> "alpha" + i).toList();
    for (String name : names) {
      repository(workspace.resolve(name).resolve(".git"));
    }
    Files.createDirectories(workspace.resolve("config"));
    Files.writeString(
        workspace.resolve("config/repos.json"),
        names.stream()
            .map(name -> ENTRY.formatted(name, name))
            .collect(
                Collectors.joining(
                    ",",
                    "{\"repositories\": [",
                    ",{\"name\": \"b\", \"local\": \"not-there\"}]}")));
    Files.createDirectories(workspace.resolve("tasks"));
    Files.writeString(
        workspace.resolve("tasks/backlog.md"),
        """
        # Backlog

        ### [task-001] Rehearse ünï
        - **repo**: alpha
        - **priority**: high

        - [ ] a criterion

        <div>HTML, which the CommonMark parser is asked about</div>

        ### [task-002] Repeat
        - **depends_on**: task-001
        """);
  }

  /** What git takes for a repository with one commit, without asking git to make it. */
  private static void repository(Path git) throws IOException {
    byte[] commit =
        "commit %d\0%s".formatted(COMMIT.length(), COMMIT).getBytes(StandardCharsets.US_ASCII);
    String id = id(commit);
    Path file = git.resolve("objects").resolve(id.substring(0, 2)).resolve(id.substring(2));
    Files.createDirectories(file.getParent());
    Files.createDirectories(git.resolve("refs/heads"));
    try (OutputStream out = new DeflaterOutputStream(Files.newOutputStream(file))) {
      out.write(commit);
    }
    Files.writeString(git.resolve("refs/heads/main"), id + "\n");
    Files.writeString(git.resolve("HEAD"), "ref: refs/heads/main\n");
    Files.writeString(git.resolve("config"), "[core]\n\trepositoryformatversion = 0\n");
  }

  private static String id(byte[] object) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(object));
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }
}

package dev.orchestrator.cli.startup;

import dev.orchestrator.cli.Main;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

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
          List.of("task", "list"),
          List.of("task", "list", "--json"),
          List.of("task", "show", "1"),
          List.of("workers", "status"),
          List.of("plugin", "list"),
          List.of("no-such-command"));

  private Rehearsal() {}

  /** Takes no arguments. */
  public static void main(String[] args) throws IOException {
    Path workspace = Files.createTempDirectory("rehearsal");
    try {
      furnish(workspace);
      COMMANDS.forEach(command -> run(workspace, command));
    } finally {
      delete(workspace);
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

  /** One task, and one repository that git takes for one, without asking git to make it. */
  private static void furnish(Path workspace) throws IOException {
    Path git = workspace.resolve("alpha/.git");
    Files.createDirectories(git.resolve("objects"));
    Files.createDirectories(git.resolve("refs/heads"));
    Files.writeString(git.resolve("HEAD"), "ref: refs/heads/main\n");
    Files.writeString(git.resolve("config"), "[core]\n\trepositoryformatversion = 0\n");
    Files.createDirectories(workspace.resolve("config"));
    Files.writeString(
        workspace.resolve("config/repos.json"),
        """
        {"repositories": [{"name": "alpha", "local": "alpha", "default_branch": "main",
          "language": "go", "tags": ["a"]},
          {"name": "beta", "local": "not-there"}]}
        """);
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

  private static void delete(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}

package dev.orchestrator.cli.demo;

import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.core.error.ErrorCode;
import dev.orchestrator.core.error.OrchestratorException;
import dev.orchestrator.core.file.FolderTree;
import dev.orchestrator.core.workspace.HostEnvironment;
import dev.orchestrator.core.workspace.Workspace;
import dev.orchestrator.exec.command.Command;
import dev.orchestrator.exec.command.CommandResult;
import dev.orchestrator.exec.command.CommandRunner;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A workspace in a temporary folder: two small repositories, a plan, and the scripted agent.
 * Neither the user's git configuration nor tmux server has a part in it.
 */
final class DemoWorkspace {

  static final ErrorCode DEMO_FAILED = ErrorCode.environment("DEMO_FAILED");

  private static final Duration LIMIT = Duration.ofSeconds(30);

  private static final String CALCULATOR = "add() { echo $(($1 + $2)); }\n";

  private static final String CALCULATOR_TEST =
      """
      . ./calculator.sh
      expect() {
        [ "$1" = "$2" ] && echo "ok: $1" && return
        echo "expected $1 but got $2" >&2
        exit 1
      }
      expect 5 "$(add 2 3)"
      """;

  private static final String WEBSITE_TEST =
      """
      for page in *.html; do
        grep -q '<h1>' "$page" || { echo "$page has no heading" >&2; exit 1; }
        echo "ok: $page"
      done
      """;

  private final Path root;

  private DemoWorkspace(Path root) {
    this.root = root;
  }

  /** A new one below the user's folder for temporary files, with its configuration. */
  static DemoWorkspace create(HostEnvironment user) {
    try {
      Path temporary = user.variable("TMPDIR").map(Path::of).orElse(Path.of("/tmp"));
      DemoWorkspace demo =
          new DemoWorkspace(
              Files.createTempDirectory(temporary, "orchestrator-demo-").toRealPath());
      demo.configure();
      return demo;
    } catch (IOException failed) {
      throw failed("cannot make a temporary folder", failed);
    }
  }

  Workspace workspace() {
    return new Workspace(root);
  }

  Path plan() {
    return root.resolve("config").resolve("demo-issues.json");
  }

  /** The environment in which everything of the demonstration runs. */
  HostEnvironment environment(HostEnvironment user) {
    Map<String, String> variables = new HashMap<>(user.variables());
    variables.putAll(
        Map.of(
            "ORCHESTRATOR_TMUX_SOCKET", socket(),
            "GIT_CONFIG_GLOBAL", "/dev/null",
            "GIT_CONFIG_NOSYSTEM", "1",
            "GIT_AUTHOR_NAME", "Demo Agent",
            "GIT_AUTHOR_EMAIL", "demo@example.org",
            "GIT_COMMITTER_NAME", "Demo Agent",
            "GIT_COMMITTER_EMAIL", "demo@example.org"));
    return new HostEnvironment(variables, root);
  }

  /** The name of the tmux server's socket: no other program's. */
  String socket() {
    return root.getFileName().toString();
  }

  private void configure() throws IOException {
    write("config/repos.json", "{\"repositories\": []}\n");
    Path agent = write("agent.sh", resource("agent.sh"));
    write("config/demo-issues.json", resource("plan.json").replace("\"agent.sh\"", quoted(agent)));
  }

  /** Makes the sample repositories. */
  void furnish(CommandRunner runner) {
    try {
      repository(
          runner, "calculator", Map.of("calculator.sh", CALCULATOR, "test.sh", CALCULATOR_TEST));
      repository(
          runner, "website", Map.of("index.html", "<h1>Home</h1>\n", "test.sh", WEBSITE_TEST));
    } catch (IOException failed) {
      throw failed("cannot write to " + root, failed);
    }
  }

  /** Removes the folder with everything in it. */
  void delete() {
    try {
      FolderTree.delete(root);
    } catch (IOException failed) {
      throw failed("cannot remove " + root, failed);
    }
  }

  private void repository(CommandRunner runner, String name, Map<String, String> files)
      throws IOException {
    Path folder = Files.createDirectories(root.resolve("repositories").resolve(name));
    for (Map.Entry<String, String> file : files.entrySet()) {
      Files.writeString(folder.resolve(file.getKey()), file.getValue());
    }
    git(runner, folder, "init", "--quiet", "--initial-branch=main");
    git(runner, folder, "add", "--all");
    git(runner, folder, "commit", "--quiet", "--message", "Begin the " + name);
  }

  private static void git(CommandRunner runner, Path folder, String... arguments) {
    List<String> argv = Stream.concat(Stream.of("git"), Stream.of(arguments)).toList();
    CommandResult result =
        runner.run(Command.capturing(argv, folder, LIMIT), new CancellationToken());
    if (!result.isSuccess()) {
      throw new OrchestratorException(
          DEMO_FAILED,
          "'" + String.join(" ", argv) + "' failed: " + result.errorText().strip(),
          "the demonstration needs git 2.28 or newer");
    }
  }

  private Path write(String name, String content) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, content);
  }

  private static String quoted(Path path) {
    return "\"" + path.toString().replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }

  private static String resource(String name) throws IOException {
    try (InputStream text = DemoWorkspace.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(text, name).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static OrchestratorException failed(String what, IOException cause) {
    return new OrchestratorException(DEMO_FAILED, what + ": " + cause, null, cause);
  }
}

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

  private static final String TEST =
      """
      number=0
      failed=0
      for test in tests/*.sh; do
        number=$((number + 1))
        if sh "$test"; then
          echo "ok $number - $test"
        else
          echo "not ok $number - $test"
          failed=$((failed + 1))
        fi
      done
      echo "# pass $((number - failed))"
      echo "# fail $failed"
      [ "$failed" = 0 ]
      """;

  private static final Map<String, String> CALCULATOR =
      Map.of(
          "calculator.sh",
          "add() { echo $(($1 + $2)); }\n",
          "tests/add.sh",
          ". ./calculator.sh\n[ \"$(add 2 3)\" = 5 ]\n",
          "test.sh",
          TEST);

  private static final Map<String, String> WEBSITE =
      Map.of(
          "index.html",
          "<h1>Home</h1>\n",
          "tests/headings.sh",
          "for page in *.html; do grep -q '<h1>' \"$page\" || exit 1; done\n",
          "test.sh",
          TEST);

  private static final String PLAN = "config/demo-issues.json";

  private static final String AGENT = "agent.sh";

  private static final String PREFIX = "orchestrator-demo-";

  private final Path root;

  private DemoWorkspace(Path root) {
    this.root = root;
  }

  /** A new one below the user's folder for temporary files, with its configuration. */
  static DemoWorkspace create(HostEnvironment user) {
    try {
      Path temporary = user.variable("TMPDIR").map(Path::of).orElse(Path.of("/tmp"));
      DemoWorkspace demo =
          new DemoWorkspace(Files.createTempDirectory(temporary, PREFIX).toRealPath());
      demo.configure();
      return demo;
    } catch (IOException failed) {
      throw failed("cannot make a temporary folder", failed);
    }
  }

  /** One that an earlier demonstration kept; no other folder is taken for one. */
  static DemoWorkspace kept(Path folder) {
    try {
      Path root = folder.toRealPath();
      boolean demo =
          root.getFileName() != null
              && root.getFileName().toString().startsWith(PREFIX)
              && Files.isRegularFile(root.resolve(PLAN))
              && Files.isRegularFile(root.resolve(AGENT));
      if (demo) {
        return new DemoWorkspace(root);
      }
    } catch (IOException missing) {
      throw failed("cannot look at " + folder, missing);
    }
    throw new OrchestratorException(
        DEMO_FAILED,
        folder + " is not a folder that a demonstration kept",
        "'orchestrator demo --keep' names the one that it leaves");
  }

  Workspace workspace() {
    return new Workspace(root);
  }

  Path plan() {
    return root.resolve(PLAN);
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
    Path agent = write(AGENT, resource(AGENT));
    write(PLAN, resource("plan.json").replace("\"agent.sh\"", quoted(agent)));
  }

  /** Where the sample repositories are. */
  List<Path> repositories() {
    return Stream.of("calculator", "website").map(root.resolve("repositories")::resolve).toList();
  }

  /** Makes the sample repositories. */
  void furnish(CommandRunner runner) {
    try {
      repository(runner, "calculator", CALCULATOR);
      repository(runner, "website", WEBSITE);
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
      Path target = folder.resolve(file.getKey());
      Files.createDirectories(target.getParent());
      Files.writeString(target, file.getValue());
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

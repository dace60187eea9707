package dev.orchestrator.cli.workers;

import dev.orchestrator.cli.CommandLineTester;
import dev.orchestrator.fixtures.GitSandbox;
import dev.orchestrator.fixtures.SampleRepository;
import dev.orchestrator.fixtures.Scripts;
import dev.orchestrator.fixtures.TmuxSandbox;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A workspace with one repository, a plan and a scripted agent, on a tmux server of its own. */
final class SampleRun implements AutoCloseable {

  private final TmuxSandbox tmux = TmuxSandbox.open();
  private final Path root;
  private final GitSandbox git;
  private final SampleRepository repository;

  private SampleRun(Path folder) {
    this.git = GitSandbox.in(folder);
    this.root = git.root();
    this.repository = git.repository("shop");
    write("config/repos.json", "{\"repositories\": []}");
  }

  static SampleRun in(Path folder) {
    return new SampleRun(folder);
  }

  SampleRepository repository() {
    return repository;
  }

  GitSandbox git() {
    return git;
  }

  TmuxSandbox tmux() {
    return tmux;
  }

  Path root() {
    return root;
  }

  Path worktree(int issue) {
    return root.resolve("shop-worktrees/issue-" + issue);
  }

  /** The agent's shell script; it runs in the worktree. */
  SampleRun agent(String body) {
    Scripts.shell(root.resolve("agent.sh"), body);
    return this;
  }

  /** A plan with these members of its object, besides those every plan here has. */
  SampleRun plan(String members) {
    write(
        "config/shop-issues.json",
        """
        {"project": "shop", "repo_path": "shop", "branch_prefix": "fix/", "stagger_delay": 0,
         "agent": {"type": "command", "command": ["%s"]},
         %s}
        """
            .formatted(root.resolve("agent.sh"), members));
    return this;
  }

  /** Runs a command line in the workspace. */
  CommandLineTester.Ran run(String... words) {
    return tester().run(words);
  }

  CommandLineTester tester() {
    Map<String, String> variables = new HashMap<>(git.environment());
    variables.putAll(tmux.environment());
    return CommandLineTester.in(root).with(variables);
  }

  /** Starts the program as a process of its own; what it prints is added to {@code output}. */
  Process start(String... words) throws IOException {
    List<String> argv =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.orchestrator.cli.Main"));
    argv.addAll(List.of(words));
    ProcessBuilder builder =
        new ProcessBuilder(argv)
            .directory(root.toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(root.resolve("output").toFile()));
    builder.environment().putAll(git.environment());
    builder.environment().putAll(tmux.environment());
    return builder.start();
  }

  /** What programs started here have printed. */
  String output() throws IOException {
    return Files.readString(root.resolve("output"));
  }

  SampleRun write(String file, String content) {
    try {
      Path target = root.resolve(file);
      Files.createDirectories(target.getParent());
      Files.writeString(target, content);
      return this;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  @Override
  public void close() {
    tmux.close();
  }
}

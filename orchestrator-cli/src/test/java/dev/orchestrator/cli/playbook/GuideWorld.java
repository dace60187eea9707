package dev.orchestrator.cli.playbook;

import static org.awaitility.Awaitility.await;

import dev.orchestrator.cli.CommandLineTester;
import dev.orchestrator.cli.Main;
import dev.orchestrator.cli.session.Invocation;
import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.core.concurrent.OwnThread;
import dev.orchestrator.core.workspace.HostEnvironment;
import dev.orchestrator.fixtures.GitSandbox;
import dev.orchestrator.fixtures.Scripts;
import dev.orchestrator.fixtures.TmuxSandbox;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * What a reader of the guide has in front of him: a workspace of some repositories with remotes,
 * tasks, and the plan of the pages, in a home of its own. Commands that never end by themselves are
 * interrupted after a moment; a run that is launched is under way until the page is over.
 */
final class GuideWorld implements AutoCloseable {

  private static final List<String> ENDLESS = List.of("--watch", "-f", "--follow");
  private static final Duration A_MOMENT = Duration.ofMillis(1_500);

  private final GitSandbox git;
  private final TmuxSandbox tmux = TmuxSandbox.open();
  private final Path control;
  private final Map<String, String> variables;
  private final List<CompletableFuture<CommandLineTester.Ran>> runs = new ArrayList<>();

  GuideWorld(Path folder) throws IOException {
    git = GitSandbox.in(folder);
    variables = new HashMap<>(CommandLineTester.in(folder).with(git.environment()).variables());
    variables.putAll(tmux.environment());
    control = Files.createDirectories(git.root().resolve("control"));
    for (String name : List.of("api", "web", "core", "wallet", "shop")) {
      git.cloneWithOrigin(name).write("README.md", "# " + name).commit("Begin").push();
    }
    git.git(git.root(), "clone", "-q", "api", git.home().resolve("src/explorer").toString());
    git.git(git.root(), "clone", "-q", "--bare", "web", "remotes/gateway.git");
    git.git(git.root().resolve("web"), "commit", "-q", "--allow-empty", "-m", "Further");
    git.git(git.root().resolve("web"), "push", "-q");
    git.git(git.root().resolve("web"), "reset", "-q", "--hard", "HEAD~1");
    Files.writeString(git.root().resolve("api/notes.txt"), "not committed");
    git.git(
        git.root(),
        "config",
        "--global",
        "url." + git.root().resolve("remotes") + "/.insteadOf",
        "git@example.org:team/");
    run(List.of("init", "."));
    write(
        "config/repos.json",
        """
        {"repositories": [
          {"name": "api", "local": "../api", "tags": ["backend"], "language": "go", "build": "true", "test": "true"},
          {"name": "web", "local": "../web", "tags": ["web"], "build": "true", "test": "true"},
          {"name": "wallet", "local": "../wallet", "build": "true", "test": "true"},
          {"name": "core", "local": "../core", "build": "true", "test": "true"}]}
        """);
    write(
        "config/workflows.json",
        """
        {"workflows": {"tidy": {"description": "Show what changed",
          "steps": [{"action": "cd", "target": "{{repo.local}}"}, {"action": "run", "command": "git diff --stat"}],
          "log_file": "%s/tidy-{{repo.name}}.log"}}}
        """
            .formatted(git.root()));
    write("config/orchestrator.json", "{\"logs\": {\"dir\": \"state/logs\"}}");
    write("mani.yaml", "projects:\n  shop:\n    path: ../shop\n");
    Path programs = Files.createDirectories(git.root().resolve("programs"));
    Scripts.shell(programs.resolve("claude"), "echo 2.1.330");
    variables.merge("PATH", programs.toString(), (path, first) -> first + ":" + path);
    Scripts.shell(
        git.root().resolve("agent.sh"),
        """
        cat >/dev/null
        touch ROOT/begun
        until [ -e ROOT/go ]; do sleep 0.05; done
        echo x > x; git add .; git commit -qm x
        """
            .replace("ROOT", git.root().toString()));
    write(
        "config/shop-issues.json",
        """
        {"project": "shop", "repo_path": "../shop", "branch_prefix": "issue-", "num_workers": 2, "stagger_delay": 0,
         "agent": {"type": "command", "command": ["%s"]}, "notify": {"command": ["true"]},
         "issues": [{"number": 1, "title": "Orders have no total"}, {"number": 2, "title": "Show the total", "depends_on": [1], "wave": 2}]}
        """
            .formatted(git.root().resolve("agent.sh")));
    for (int task = 1; task <= 7; task++) {
      run(
          List.of(
              "task",
              "add",
              "--title",
              "Show fee " + task,
              "--repo",
              "wallet",
              "--type",
              "bug-fix",
              "--criterion",
              "there is a test for it"));
    }
  }

  /** Launches the run of the plan, for a page that is about one. */
  void launch() {
    launch(List.of("workers", "launch"));
  }

  /** Runs one command line of a page to its end, or, where it has none, for a moment. */
  CommandLineTester.Ran run(List<String> words) {
    if (words.contains("launch") && words.stream().noneMatch("--dry-run"::equals)) {
      return launch(words);
    }
    CancellationToken token = new CancellationToken();
    if (words.stream().anyMatch(ENDLESS::contains)) {
      CompletableFuture<Void> unused =
          CompletableFuture.runAsync(
              token::cancel,
              CompletableFuture.delayedExecutor(A_MOMENT.toMillis(), TimeUnit.MILLISECONDS));
    }
    return run(words, token);
  }

  /**
   * In the foreground of another thread: the tests have no installed program to start again. A run
   * of tasks is checked and shown only, for its agent would be Claude Code.
   */
  private CommandLineTester.Ran launch(List<String> words) {
    List<String> foreground = new ArrayList<>(words);
    if (words.contains("--tasks")) {
      foreground.add("--dry-run");
      return run(foreground, new CancellationToken());
    }
    if (!runs.isEmpty()) {
      finishRuns();
    }
    foreground.add("--foreground");
    CompletableFuture<CommandLineTester.Ran> run =
        CompletableFuture.supplyAsync(
            () -> run(foreground, new CancellationToken()), new OwnThread("launch"));
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> run.isDone() || Files.exists(git.root().resolve("begun")));
    runs.add(run);
    return run.isDone() ? run.join() : new CommandLineTester.Ran(0, "", "");
  }

  private CommandLineTester.Ran run(List<String> words, CancellationToken token) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    CommandLineTester tester = CommandLineTester.in(control).with(variables);
    int status =
        Main.run(
            words.stream().map(this::expanded).toArray(String[]::new),
            new Invocation(
                new ByteArrayInputStream(new byte[0]),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                new HostEnvironment(tester.variables(), control),
                tester.terminal(),
                tester.clock(),
                token));
    return new CommandLineTester.Ran(
        status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  /** As a shell would. */
  private String expanded(String word) {
    return word.startsWith("~/") ? git.home() + word.substring(1) : word;
  }

  private void write(String file, String text) throws IOException {
    Files.writeString(
        Files.createDirectories(control.resolve(file).getParent())
            .resolve(control.resolve(file).getFileName()),
        text);
  }

  /** Who launches again does so when the run before is over. */
  private void finishRuns() {
    try {
      Path go = git.root().resolve("go");
      if (!Files.exists(go)) {
        Files.createFile(go);
      }
      runs.forEach(CompletableFuture::join);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  @Override
  public void close() {
    try {
      finishRuns();
    } finally {
      tmux.close();
    }
  }
}

package dev.orchestrator.cli.golden;

import dev.orchestrator.cli.CommandLineTester;
import dev.orchestrator.fixtures.GitSandbox;
import dev.orchestrator.fixtures.Scripts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/** The same small fleet, tasks and rules each time, at the same moment of the same day. */
final class GoldenWorkspace {

  static final Clock NOON = Clock.fixed(Instant.parse("2026-12-01T12:00:00Z"), ZoneOffset.UTC);

  private final GitSandbox git;
  private final Path control;
  private final CommandLineTester tester;

  private GoldenWorkspace(Path folder) throws IOException {
    git = GitSandbox.in(folder);
    control = git.root().resolve("control");
    Path programs = Files.createDirectories(git.root().resolve("programs"));
    Scripts.shell(programs.resolve("claude"), "echo 2.1.330");
    tester =
        CommandLineTester.in(git.root())
            .with(git.environment())
            .with(Map.of("PATH", programs + ":/usr/bin:/bin"))
            .at(NOON);
  }

  static GoldenWorkspace in(Path folder) throws IOException {
    GoldenWorkspace made = new GoldenWorkspace(folder);
    made.repositories();
    made.configuration();
    made.tasks();
    return made;
  }

  Path root() {
    return git.root();
  }

  /** Runs the program in the folder above the workspace, which is {@code control}. */
  CommandLineTester.Ran run(List<String> words) {
    return run(words, Map.of());
  }

  CommandLineTester.Ran run(List<String> words, Map<String, String> variables) {
    return tester.with(variables).run(words.toArray(String[]::new));
  }

  Normalizer normalizer() {
    return new Normalizer(git.root());
  }

  /** One of each kind that most answers depend on; none has ever been fetched. */
  private void repositories() {
    git.cloneWithOrigin("api").write("notes.txt", "not committed");
    git.cloneWithOrigin("web");
    git.git(git.root().resolve("web"), "commit", "-q", "--allow-empty", "-m", "Further");
    git.git(git.root().resolve("web"), "push", "-q");
    git.git(git.root().resolve("web"), "reset", "-q", "--hard", "HEAD~1");
    git.cloneWithOrigin("core").branch("topic").commit("Only here");
    git.bare("mirror.git");
    git.repository("found/extra");
  }

  private void configuration() {
    Path agent = git.root().resolve("agent.sh");
    Scripts.shell(
        agent,
        "cat > /dev/null; echo at work; echo $ORCHESTRATOR_ISSUE >> x; git add x; git commit -qm"
            + " \"Work\"");
    write(
        "config/repos.json",
        """
        {"repositories": [
          {"name": "core", "platform": "github", "local": "../core", "default_branch": "main",
           "language": "java", "tags": ["backend"], "build": "echo built", "test": "echo tested"},
          {"name": "api", "local": "../api", "language": "go", "has_claude_md": true, "tags": ["backend", "web"],
           "description": "The API", "depends_on": ["core"], "build": "echo built", "test": "exit 3"},
          {"name": "web", "local": "../web", "tags": ["web"], "depends_on": ["api"], "sequential": true,
           "deny": ["npm publish"], "notes": "slow", "build": "echo built", "test": "echo tested"},
          {"name": "mirror", "local": "../mirror.git"},
          {"name": "gone", "local": "../gone", "remote": "https://example.org/gone.git"}]}
        """);
    write(
        "config/workflows.json",
        """
        {"workflows": {"tidy": {"description": "Show what changed",
          "steps": [{"action": "cd", "target": "{{repo.local}}"},
                    {"action": "run", "command": "echo tidy", "condition": "repo.language == 'go'"}],
          "log_file": "%s/logs/tidy-{{repo.name}}.log"}}}
        """
            .formatted(git.root()));
    write(
        "config/safety.json",
        """
        {"rules": [{"id": "no-deploy", "verdict": "refused", "summary": "Deploying is for people.",
                    "patterns": ["make deploy"]}]}
        """);
    write("config/orchestrator.json", "{\"logs\": {\"dir\": \"%s/logs\"}}".formatted(git.root()));
    write(
        "config/shop-issues.json",
        """
        {"project": "shop", "repo_path": "../api", "branch_prefix": "issue-", "num_workers": 2,
         "stagger_delay": 0, "notify": {"command": ["true"]},
         "agent": {"type": "command", "command": ["%s"]},
         "issues": [{"number": 1, "title": "Orders have no total"},
                    {"number": 2, "title": "Show the total", "depends_on": [1], "wave": 2}]}
        """
            .formatted(agent));
    write(
        "playbooks/release.md",
        """
        # Release {{version}}

        Of {{repo.name}} in {{repo.local}}:

        1. `orchestrator status {{repo.name}}`
        """);
    write("mani.yaml", "projects:\n  extra:\n    path: ../found/extra\n");
  }

  private void tasks() {
    write(
        "tasks/backlog.md",
        """
        # Backlog

        ### [task-001] Orders have no total
        - **repo**: api
        - **type**: bug
        - **priority**: high
        - **description**: The sum is missing

        - [ ] the sum is shown

        ### [task-002] Show the total
        - **repo**: web
        - **depends_on**: task-001

        ### [task-003] Tidy up
        - **priority**: low
        """);
    write(
        "tasks/active.md",
        """
        # Active

        ### [task-004] Under way
        - **assigned**: ada
        - **branch**: task-004
        - **started**: 2026-11-30
        """);
    write(
        "tasks/completed.md",
        """
        # Completed

        ### [task-005] Done
        - **completed**: 2026-11-29
        - **summary**: It works
        """);
  }

  private void write(String file, String content) {
    try {
      Path target = control.resolve(file);
      Files.createDirectories(target.getParent());
      Files.writeString(target, content);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}

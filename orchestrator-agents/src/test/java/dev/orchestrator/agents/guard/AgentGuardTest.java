package dev.orchestrator.agents.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orchestrator.agents.spi.AgentCommand;
import dev.orchestrator.fixtures.GitSandbox;
import dev.orchestrator.fixtures.Program;
import dev.orchestrator.fixtures.SampleRepository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AgentGuardTest {

  @TempDir Path folder;

  private GitSandbox sandbox;
  private SampleRepository repository;
  private Path log;

  @BeforeEach
  void makeARepositoryWithAnOrigin() {
    sandbox = GitSandbox.in(folder);
    repository = sandbox.cloneWithOrigin("wallet");
    repository.write("new.txt", "new\n").commit("Add something");
    log = sandbox.root().resolve("output.log");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "git push",
        "git push origin main",
        "git -C . push origin HEAD:main",
        "git --no-pager push --force-with-lease",
        "bash -c 'git push origin main'",
        "/usr/bin/git push origin main",
        "/usr/bin/git push --no-verify origin main",
        "git -c alias.p=push p origin main",
        "git -c core.hooksPath=/dev/null push origin main",
        "/usr/bin/git -c core.hooksPath=/dev/null push origin main",
        "cd / && git -C \"$OLDPWD\" push",
      })
  void aPushNobodyAskedForReachesNoRemote(String command) {
    String before = sandbox.git(repository.path(), "ls-remote", "origin");

    Program.Ended outcome = guarded(false, command);

    assertThat(outcome.status()).isNotZero();
    assertThat(sandbox.git(repository.path(), "ls-remote", "origin")).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "git push origin main",
        "/usr/bin/git push origin main",
        "/usr/bin/git push --no-verify origin main",
        "PATH=/usr/bin:/bin bash -c 'git push origin main'",
      })
  void aRefusalIsNotedWithItsRule(String command) throws IOException {
    guarded(false, command);

    assertThat(Files.readString(log)).contains("\n::orchestrator denied no-unasked-push git push");
  }

  @Test
  void aPushThatWasAskedForIsLeftAlone() {
    Program.Ended outcome = guarded(true, "git push origin main");

    assertThat(outcome.status()).isZero();
    assertThat(sandbox.git(repository.path(), "status", "-sb")).doesNotContain("ahead");
  }

  @Test
  void everythingElseOfGitWorksAsBefore() {
    Program.Ended outcome =
        guarded(
            false,
            "git fetch -q origin && echo x > x && git add x && git commit -qm 'pushing on' && git"
                + " log -1 --format=%s && git stash list && git -c user.name=b tag push");

    assertThat(outcome.status()).isZero();
    assertThat(outcome.out()).contains("pushing on");
  }

  @Test
  void theRepositorysOwnHooksStillRun() throws IOException {
    Path hook = repository.path().resolve(".git/hooks/commit-msg");
    Files.createDirectories(hook.getParent());
    Files.writeString(hook, "#!/bin/sh\necho \"own hook saw $(head -n 1 \"$1\")\" >&2\nexit 3\n");
    Files.setPosixFilePermissions(hook, PosixFilePermissions.fromString("rwxr-xr-x"));

    Program.Ended outcome = guarded(false, "git commit --allow-empty -m hello");

    assertThat(outcome.status()).isNotZero();
    assertThat(outcome.err()).contains("own hook saw hello");
  }

  @Test
  void aHooksFolderOfTheRepositorysOwnChoiceIsFoundToo() throws IOException {
    repository.write(".husky/pre-commit", "#!/bin/sh\necho husky >&2\n");
    Files.setPosixFilePermissions(
        repository.path().resolve(".husky/pre-commit"),
        PosixFilePermissions.fromString("rwxr-xr-x"));
    repository.git("config", "core.hooksPath", ".husky");

    assertThat(guarded(false, "git commit --allow-empty -m hello").err()).contains("husky");
  }

  @Test
  void theSafetyRulesAreAskedAboutAPushThatWasAskedFor() throws IOException {
    Path orchestrator = sandbox.root().resolve("orch's estrator");
    Files.writeString(
        orchestrator,
        """
        #!/bin/sh
        case "$*" in
          *--force*) echo 'refused  no-force-push-to-protected-branch: no'; exit 1 ;;
          *) echo allowed ;;
        esac
        """);
    Files.setPosixFilePermissions(orchestrator, PosixFilePermissions.fromString("rwxr-xr-x"));

    Program.Ended forced =
        run(guard(List.of(orchestrator.toString())), true, "git push --force origin main");

    assertThat(forced.status()).isNotZero();
    assertThat(forced.err()).contains("no-force-push-to-protected-branch");
    assertThat(run(guard(List.of(orchestrator.toString())), true, "git push origin main").status())
        .isZero();
  }

  @Test
  void rulesThatCannotBeAskedRefuse() {
    Program.Ended outcome =
        run(guard(List.of("/nowhere/orchestrator")), true, "git push origin main");

    assertThat(outcome.status()).isNotZero();
    assertThat(outcome.err()).contains("could not be asked");
  }

  @Test
  void credentialsStayWithTheUserAndTheAgentsOwnKeyGoesAlong() {
    Map<String, String> user =
        Map.of(
            "GH_TOKEN",
            "a",
            "SSH_AUTH_SOCK",
            "b",
            "ANTHROPIC_API_KEY",
            "c",
            "EDITOR",
            "d",
            "NPM_TOKEN",
            "e");
    AgentCommand asked =
        new AgentCommand(List.of("agent"), Map.of("NPM_TOKEN", "plan"), Set.of(), Optional.empty());

    AgentCommand command = guard(List.of()).apply(asked, user, log, false);

    assertThat(command.withheld()).containsExactlyInAnyOrder("GH_TOKEN", "SSH_AUTH_SOCK");
    assertThat(command.environment()).containsEntry("NPM_TOKEN", "plan");
  }

  @Test
  void gitConfigurationOfTheUsersEnvironmentIsKept() {
    Map<String, String> user = Map.of("GIT_CONFIG_PARAMETERS", "'a.b'='c'");

    AgentCommand command = guard(List.of()).apply(AgentCommand.of(List.of("x")), user, log, false);

    assertThat(command.environment().get("GIT_CONFIG_PARAMETERS"))
        .startsWith("'a.b'='c' 'core.hooksPath'='");
  }

  private AgentGuard guard(List<String> orchestrator) {
    return AgentGuard.in(sandbox.root().resolve("run's \"bin\"!"), orchestrator);
  }

  private Program.Ended guarded(boolean push, String command) {
    return run(guard(List.of()), push, command);
  }

  private Program.Ended run(AgentGuard guard, boolean push, String command) {
    Map<String, String> user = new TreeMap<>(sandbox.environment());
    user.put("PATH", System.getenv("PATH"));
    AgentCommand guarded =
        guard.apply(AgentCommand.of(List.of("bash", "-c", command)), user, log, push);
    return Program.of(repository.path(), guarded.argv())
        .with(user)
        .with(guarded.environment())
        .run();
  }
}

package dev.orchestrator.agents.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.orchestrator.agents.spi.AgentCommand;
import dev.orchestrator.fixtures.GitSandbox;
import dev.orchestrator.fixtures.Program;
import dev.orchestrator.fixtures.SampleRepository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.io.TempDirFactory;

class SandboxTest {

  /** Not in /tmp, which the sandbox has to itself. */
  @TempDir(factory = InTarget.class)
  Path folder;

  private GitSandbox git;
  private SampleRepository repository;
  private Path worktree;
  private Path log;

  @BeforeEach
  void makeALinkedWorktree() throws IOException {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/bwrap")), "bubblewrap is not installed");
    git = GitSandbox.in(folder);
    repository = git.repository("shop");
    worktree = git.root().resolve("shop-worktrees/issue-1");
    repository.git("worktree", "add", "-q", "-b", "fix/1", worktree.toString());
    log = Files.createDirectories(git.root().resolve("attempt")).resolve("output.log");
    Files.writeString(log, "");
  }

  @Test
  void anAgentCommitsInItsWorktree() {
    Program.Ended ended = inside("echo x > new && git add new && git commit -qm new");

    assertThat(ended.status()).as(ended.toString()).isZero();
    assertThat(git.git(worktree, "log", "-1", "--format=%s")).contains("new");
  }

  /** A write may succeed where the sandbox shows a private folder; outside nothing changes. */
  @Test
  void nothingElseIsWritten() throws IOException {
    Path file = repository.path().resolve("README.md");
    Path configuration = repository.path().resolve(".git/config");
    String fileBefore = Files.readString(file);
    String configurationBefore = Files.readString(configuration);

    inside("echo x > " + file);
    inside("echo x >> " + configuration);
    inside("touch " + log.resolveSibling("exit.json"));

    assertThat(file).hasContent(fileBefore);
    assertThat(configuration).hasContent(configurationBefore);
    assertThat(log.resolveSibling("exit.json")).doesNotExist();
    assertThat(inside("touch /etc/x").status()).isNotZero();
  }

  @Test
  void temporaryFilesArePrivateAndRefusalsAreStillNoted() throws IOException {
    assertThat(inside("touch /tmp/of-the-sandbox && echo refused >> " + log).status()).isZero();

    assertThat(Path.of("/tmp/of-the-sandbox")).doesNotExist();
    assertThat(log).content().contains("refused");
  }

  @Test
  void theExitStatusIsTheAgents() {
    assertThat(inside("exit 7").status()).isEqualTo(7);
  }

  static final class InTarget implements TempDirFactory {

    @Override
    public Path createTempDirectory(
        AnnotatedElementContext elementContext, ExtensionContext extensionContext)
        throws IOException {
      Path target = Files.createDirectories(Path.of("target").toAbsolutePath());
      return Files.createTempDirectory(target, "sandbox");
    }
  }

  private Program.Ended inside(String command) {
    Map<String, String> variables = new TreeMap<>(git.environment());
    variables.put("PATH", System.getenv("PATH"));
    AgentCommand sandboxed =
        Sandbox.around(AgentCommand.of(List.of("sh", "-c", command)), worktree, variables, log);
    return Program.of(worktree, sandboxed.argv()).with(variables).run();
  }
}

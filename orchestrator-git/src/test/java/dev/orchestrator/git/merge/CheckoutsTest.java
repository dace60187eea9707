package dev.orchestrator.git.merge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.core.workspace.HostEnvironment;
import dev.orchestrator.exec.runner.LocalCommandRunner;
import dev.orchestrator.fixtures.GitSandbox;
import dev.orchestrator.fixtures.SampleRepository;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("L3")
class CheckoutsTest {

  @TempDir Path temp;
  private GitSandbox sandbox;
  private LocalCommandRunner runner;

  @BeforeEach
  void begin() {
    sandbox = GitSandbox.in(temp);
    Map<String, String> variables = new HashMap<>(System.getenv());
    variables.putAll(sandbox.environment());
    runner = new LocalCommandRunner(new HostEnvironment(variables, temp), Clock.systemUTC());
  }

  @AfterEach
  void end() {
    runner.close();
  }

  @Test
  void everyWorkingTreeIsListedWithItsBranch() {
    SampleRepository shop = sandbox.repository("shop");
    String head = shop.resolve("HEAD");
    shop.git("worktree", "add", "--quiet", "-b", "fix/-7;rm", "../a b\nc");
    shop.git("worktree", "add", "--quiet", "--detach", "../bare head");

    assertThat(of(shop))
        .containsExactly(
            checkout(shop.path(), head, Optional.of("refs/heads/main")),
            checkout(sandbox.root().resolve("a b\nc"), head, Optional.of("refs/heads/fix/-7;rm")),
            checkout(sandbox.root().resolve("bare head"), head, Optional.empty()));
  }

  @Test
  void aBranchInTheMiddleOfARebaseIsHeld() {
    SampleRepository shop = sandbox.repository("shop");
    shop.branch("side").write("README.md", "side\n").commit("Side");
    shop.checkout("main").write("README.md", "main\n").commit("Main");
    sandbox.program(shop.path(), "rebase", "--quiet", "side").run();

    assertThat(of(shop).get(0).branch()).isEmpty();
    assertThat(of(shop).get(0).holds("refs/heads/main")).isTrue();
    assertThat(of(shop).get(0).holds("refs/heads/side")).isFalse();
  }

  @Test
  void aBranchThatABisectCameFromIsHeld() {
    SampleRepository shop = sandbox.repository("shop");
    shop.write("a", "1\n").commit("A").write("a", "2\n").commit("B").write("a", "3\n").commit("C");
    shop.git("bisect", "start", "HEAD", "HEAD~3");

    assertThat(of(shop).get(0).holds("refs/heads/main")).isTrue();
  }

  @Test
  void aBareRepositoryHoldsNothing() {
    SampleRepository bare = sandbox.bare("shop.git");

    assertThat(of(bare)).singleElement().matches(Checkout::bare);
  }

  private List<Checkout> of(SampleRepository repository) {
    return new GitCheckouts(runner).of(repository.path(), new CancellationToken());
  }

  private static Checkout checkout(Path folder, String head, Optional<String> branch) {
    return new Checkout(folder, Optional.of(head), branch, false, Set.of());
  }
}

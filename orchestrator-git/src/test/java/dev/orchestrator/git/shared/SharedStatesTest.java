package dev.orchestrator.git.shared;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.core.json.JsonCodec;
import dev.orchestrator.core.workspace.HostEnvironment;
import dev.orchestrator.exec.runner.LocalCommandRunner;
import dev.orchestrator.fixtures.GitSandbox;
import dev.orchestrator.fixtures.SampleRepository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("W8")
class SharedStatesTest {

  @TempDir Path temp;
  private SampleRepository shop;
  private SampleRepository worktree;
  private LocalCommandRunner runner;
  private SharedStates states;
  private SharedState before;

  @BeforeEach
  void begin() {
    GitSandbox sandbox = GitSandbox.in(temp);
    shop = sandbox.cloneWithOrigin("shop");
    shop.git("branch", "issue-2");
    shop.git("worktree", "add", "--quiet", "-b", "issue-1", temp.resolve("w").toString());
    worktree = sandbox.at(temp.resolve("w"));
    Map<String, String> variables = new HashMap<>(System.getenv());
    variables.putAll(sandbox.environment());
    runner = new LocalCommandRunner(new HostEnvironment(variables, temp), Clock.systemUTC());
    states = new GitSharedStates(runner);
    before = state();
  }

  @AfterEach
  void end() {
    runner.close();
  }

  @Test
  void workOnItsOwnBranchChangesNothingThatIsShared() {
    worktree.write("a", "1\n").commit("A");
    worktree.git("push", "--quiet", "--set-upstream", "origin", "issue-1");

    assertThat(changes()).isEmpty();
  }

  @Test
  void settingsAreComparedWithOldAndNew() {
    worktree.git("config", "core.bare", "true");
    worktree.git("config", "core.hooksPath", "/tmp/evil");
    worktree.git("config", "--unset", "remote.origin.url");

    assertThat(changes())
        .containsExactly(
            "setting core.bare: 'false' became 'true'",
            "setting core.hookspath is new: '/tmp/evil'",
            "setting remote.origin.url is gone, it was '" + temp.resolve("shop.git") + "'");
  }

  @Test
  void includedFilesAreReadToo() throws IOException {
    Path included = Files.writeString(temp.resolve("more"), "[user]\n name = Mallory\n");
    worktree.git("config", "include.path", included.toString());

    assertThat(changes()).contains("setting user.name is new: 'Mallory'");
  }

  @Test
  void secretsAreComparedAndNotShown() {
    worktree.git("config", "http.extraHeader", "https://ada:one@example.org");
    before = state();
    worktree.git("config", "http.extraHeader", "https://ada:two@example.org");

    assertThat(changes()).singleElement().asString().doesNotContain("one@").doesNotContain("two@");
    assertThat(before.toString()).doesNotContain("ada:one");
  }

  @Test
  void branchesOfOthersAndTagsAreCompared() {
    String main = shop.resolve("main").substring(0, 10);
    worktree.write("a", "1\n").commit("A");
    String moved = worktree.resolve("HEAD").substring(0, 10);
    worktree.git("branch", "--force", "issue-2");
    worktree.git("tag", "v1");
    worktree.git("replace", "--graft", "HEAD");

    assertThat(changes())
        .contains(
            "reference refs/heads/issue-2: '" + main + "' became '" + moved + "'",
            "reference refs/tags/v1 is new: '" + moved + "'")
        .anyMatch(change -> change.startsWith("reference refs/replace/"));
  }

  @Tag("W7")
  @Test
  void theStashIsSharedByAllWorktrees() {
    worktree.write("README.md", "changed\n");
    worktree.git("stash", "--quiet");
    String stash = worktree.resolve("refs/stash");

    assertThat(changes())
        .containsExactly("stash refs/stash: 'no entry' became '1 entry, the newest " + stash + "'");

    before = state();
    worktree.git("stash", "drop", "--quiet");

    assertThat(changes()).hasSize(1);
  }

  @Test
  void hooksAlternatesAndAttributesAreCompared() throws IOException {
    Path common = shop.path().resolve(".git");
    Files.writeString(common.resolve("hooks/post-checkout"), "#!/bin/sh\n");
    Files.writeString(common.resolve("info/attributes"), "* filter=x\n");
    Files.createSymbolicLink(
        common.resolve("objects/info/alternates"), Path.of("/nowhere/objects"));

    assertThat(changes())
        .hasSize(3)
        .anyMatch(change -> change.startsWith("file hooks/post-checkout is new: 'sha256:"))
        .contains("file objects/info/alternates is new: 'link to /nowhere/objects'");
  }

  @Test
  void aStateCanBeWrittenDownAndReadAgain() throws IOException {
    JsonCodec json = new JsonCodec();

    assertThat(json.read(json.line(before), SharedState.class)).isEqualTo(before);
  }

  @Test
  void aConfigurationThatCannotBeReadIsUnknown() throws IOException {
    Files.writeString(shop.path().resolve(".git/config"), "[core\n");

    assertThat(states.read(shop.path(), new CancellationToken()))
        .isInstanceOf(SharedReading.Unknown.class);
  }

  @Test
  void whatIsNoRepositoryIsUnknown() {
    assertThat(states.read(temp.resolve("home"), new CancellationToken()))
        .isInstanceOf(SharedReading.Unknown.class);
  }

  private List<String> changes() {
    return before.changesTo(state(), Set.of("issue-1")).stream().map(SharedChange::words).toList();
  }

  private SharedState state() {
    return states
        .read(shop.path(), new CancellationToken())
        .match(
            known -> known,
            why -> {
              throw new AssertionError(why);
            });
  }
}

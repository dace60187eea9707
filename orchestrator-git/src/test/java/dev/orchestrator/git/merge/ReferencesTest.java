package dev.orchestrator.git.merge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.core.workspace.HostEnvironment;
import dev.orchestrator.exec.runner.LocalCommandRunner;
import dev.orchestrator.fixtures.GitSandbox;
import dev.orchestrator.fixtures.SampleRepository;
import dev.orchestrator.fixtures.Scripts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReferencesTest {

  @TempDir Path temp;
  private GitSandbox sandbox;
  private SampleRepository shop;
  private LocalCommandRunner runner;
  private String first;
  private String second;

  @BeforeEach
  void begin() {
    sandbox = GitSandbox.in(temp);
    shop = sandbox.repository("shop");
    first = shop.resolve("HEAD");
    second = shop.write("a", "a\n").commit("A").resolve("HEAD");
    Map<String, String> variables = new HashMap<>(System.getenv());
    variables.putAll(sandbox.environment());
    runner = new LocalCommandRunner(new HostEnvironment(variables, temp), Clock.systemUTC());
  }

  @AfterEach
  void end() {
    runner.close();
  }

  @Test
  void severalReferencesChangeTogether() {
    shop.git("branch", "old", first);
    shop.git("branch", "gone", first);

    ReferenceOutcome outcome =
        change(
            ReferenceChange.create("refs/orchestrator/land/1/base", first),
            ReferenceChange.move("refs/heads/old", first, second),
            ReferenceChange.delete("refs/heads/gone", first));

    assertThat(outcome).isEqualTo(new ReferenceOutcome.Changed());
    assertThat(read("refs/heads", "refs/orchestrator"))
        .isEqualTo(
            Map.of(
                "refs/heads/main", second,
                "refs/heads/old", second,
                "refs/orchestrator/land/1/base", first));
  }

  @Test
  @Tag("L3")
  void oneThatMovedMeanwhileKeepsAllFromChanging() {
    shop.git("branch", "moved", second);

    ReferenceOutcome outcome =
        change(
            ReferenceChange.create("refs/heads/new", first),
            ReferenceChange.move("refs/heads/moved", first, second));

    assertThat(outcome)
        .isEqualTo(new ReferenceOutcome.Stale("refs/heads/moved", Optional.of(second)));
    assertThat(read("refs/heads/new")).isEmpty();
  }

  @Test
  void oneThatMustNotExistYetAndDoesIsStale() {
    assertThat(change(ReferenceChange.create("refs/heads/main", first)))
        .isEqualTo(new ReferenceOutcome.Stale("refs/heads/main", Optional.of(second)));
  }

  @Test
  void aLockOfSomebodyElseIsSaid() throws Exception {
    Files.createFile(shop.path().resolve(".git/refs/heads/main.lock"));

    ReferenceOutcome outcome = change(ReferenceChange.move("refs/heads/main", second, first));

    assertThat(outcome).isInstanceOf(ReferenceOutcome.Failed.class);
    assertThat(outcome.toString()).contains("main.lock");
  }

  @Test
  @Tag("L4")
  void namesArriveAsTheyAreAndNoHookRuns() {
    Path ran = temp.resolve("ran");
    Scripts.shell(shop.path().resolve(".git/hooks/reference-transaction"), "touch '" + ran + "'");

    assertThat(
            change(
                ReferenceChange.create("refs/heads/-x", first),
                ReferenceChange.create("refs/heads/main;rm", first),
                ReferenceChange.create("refs/heads/$(id)'\"ä", first)))
        .isEqualTo(new ReferenceOutcome.Changed());

    assertThat(read("refs/heads/-x", "refs/heads/main;rm", "refs/heads/$(id)'\"ä")).hasSize(3);
    assertThat(ran).doesNotExist();
  }

  @Test
  void aTagIsFollowedToItsCommit() {
    shop.git("tag", "-a", "-m", "One", "v1", first);

    assertThat(read("refs/tags/v1")).isEqualTo(Map.of("refs/tags/v1", first));
  }

  private ReferenceOutcome change(ReferenceChange... changes) {
    return new GitReferences(runner)
        .change(shop.path(), List.of(changes), "test", new CancellationToken());
  }

  private Map<String, String> read(String... patterns) {
    return new GitReferences(runner).read(shop.path(), List.of(patterns), new CancellationToken());
  }
}

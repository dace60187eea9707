package dev.orchestrator.git.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.inject.Guice;
import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.core.workspace.HostEnvironment;
import dev.orchestrator.exec.command.CommandRunner;
import dev.orchestrator.exec.runner.LocalCommandRunner;
import dev.orchestrator.fixtures.GitSandbox;
import dev.orchestrator.fixtures.SampleRepository;
import dev.orchestrator.git.merge.MergeModule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("W14")
class GitBasesTest {

  private static final Duration NOW = Duration.ZERO;

  @TempDir Path temp;
  private GitSandbox sandbox;
  private LocalCommandRunner runner;
  private Bases bases;

  @BeforeEach
  void begin() {
    sandbox = GitSandbox.in(temp);
    Map<String, String> variables = new HashMap<>(System.getenv());
    variables.putAll(sandbox.environment());
    HostEnvironment environment = new HostEnvironment(variables, temp);
    runner = new LocalCommandRunner(environment, Clock.systemUTC());
    bases =
        Guice.createInjector(
                new MergeModule(),
                new BaseModule(),
                binder -> {
                  binder.bind(CommandRunner.class).toInstance(runner);
                  binder.bind(HostEnvironment.class).toInstance(environment);
                  binder.bind(Clock.class).toInstance(Clock.systemUTC());
                })
            .getInstance(Bases.class);
  }

  @AfterEach
  void end() {
    runner.close();
  }

  @Test
  void withoutARemoteTheLocalBranchIsTheBase() {
    SampleRepository shop = sandbox.repository("shop");

    refresh(shop, NOW);

    assertThat(branch(shop))
        .isEqualTo(
            new BaseBranch("main", shop.resolve("main"), Optional.empty(), 0, Optional.empty()));
  }

  @Test
  void whatSomebodyPushedIsInTheBaseAfterAFetch() {
    SampleRepository shop = sandbox.cloneWithOrigin("shop");
    String pushed = pushedByAColleague("shop");
    assertThat(branch(shop).commit()).isNotEqualTo(pushed);

    refresh(shop, NOW);

    assertThat(branch(shop).name()).isEqualTo("origin/main");
    assertThat(branch(shop).commit()).isEqualTo(pushed);
    assertThat(branch(shop).fetched()).isPresent();
    assertThat(branch(shop).unreached()).isEmpty();
  }

  @Test
  void theRemoteIsNotAskedAgainTooSoon() {
    SampleRepository shop = sandbox.cloneWithOrigin("shop");
    refresh(shop, NOW);
    String pushed = pushedByAColleague("shop");

    refresh(shop, Duration.ofMinutes(1));
    assertThat(branch(shop).commit()).isNotEqualTo(pushed);

    refresh(shop, NOW);
    assertThat(branch(shop).commit()).isEqualTo(pushed);
  }

  @Test
  void commitsThatWereNotPushedAreTold() {
    SampleRepository shop = sandbox.cloneWithOrigin("shop");
    shop.write("a", "1\n").commit("One").write("a", "2\n").commit("Two");

    assertThat(branch(shop).unpushed()).isEqualTo(2);
    assertThat(branch(shop).commit()).isEqualTo(shop.resolve("origin/main"));
  }

  @Test
  void aRemoteThatIsGoneIsToldAndWhatWasFetchedBeforeIsTheBase() {
    SampleRepository shop = sandbox.cloneWithOrigin("shop");
    shop.git("remote", "set-url", "origin", temp.resolve("gone.git").toString());

    refresh(shop, NOW);

    assertThat(branch(shop).commit()).isEqualTo(shop.resolve("origin/main"));
    assertThat(branch(shop).unreached())
        .hasValueSatisfying(why -> assertThat(why).contains("gone"));
  }

  @Test
  void nothingThatTheRepositorysOwnConfigurationNamesIsRun() throws IOException {
    SampleRepository shop = sandbox.cloneWithOrigin("shop");
    Path trace = temp.resolve("trace");
    Path evil = Files.writeString(temp.resolve("evil"), "#!/bin/sh\ntouch " + trace + "\n");
    assertThat(evil.toFile().setExecutable(true)).isTrue();
    shop.git("config", "remote.origin.uploadpack", evil.toString());

    refresh(shop, NOW);

    assertThat(trace).doesNotExist();
    assertThat(branch(shop).unreached())
        .hasValueSatisfying(why -> assertThat(why).contains("remote.origin.uploadpack"));
  }

  @Test
  void theFilesOfAFetchByHandAreLeftAlone() throws IOException {
    SampleRepository shop = sandbox.cloneWithOrigin("shop");
    shop.git("fetch", "--quiet");
    String before = Files.readString(shop.path().resolve(".git/FETCH_HEAD"));
    pushedByAColleague("shop");

    refresh(shop, NOW);

    assertThat(shop.path().resolve(".git/FETCH_HEAD")).hasContent(before);
  }

  @Test
  void aRepositoryWithoutACommitHasNoBase() {
    SampleRepository empty = sandbox.empty("empty");

    assertThatThrownBy(() -> branch(empty)).hasMessageContaining("neither a branch 'origin/main'");
  }

  @Test
  void tipsAreIndependentUnlessOneContainsTheOther() {
    SampleRepository shop = sandbox.repository("shop");
    String one = shop.branch("one").write("a", "1\n").commit("One").resolve("HEAD");
    String two = shop.branch("two").write("b", "1\n").commit("Two").resolve("HEAD");
    String other =
        shop.checkout("main").branch("other").write("c", "1\n").commit("Other").resolve("HEAD");

    Lineage lineage = lineage(shop, one, two, other);

    assertThat(lineage.independent()).containsExactly(two, other);
    assertThat(lineage.inBase()).isEmpty();
    assertThat(lineage.baseIndependent()).isFalse();
  }

  @Test
  void whatWasMergedAndWhatWasSquashedIsInTheBase() {
    SampleRepository shop = sandbox.repository("shop");
    String merged = shop.branch("one").write("a", "1\n").commit("One").resolve("HEAD");
    String squashed =
        shop.checkout("main").branch("two").write("b", "1\n").commit("Two").resolve("HEAD");
    String neither =
        shop.checkout("main").branch("three").write("c", "1\n").commit("Three").resolve("HEAD");
    shop.checkout("main").git("merge", "--quiet", "--no-ff", "-m", "Merge", "one");
    shop.git("merge", "--quiet", "--squash", "two");
    shop.commit("Two, squashed").write("d", "1\n").commit("Further");

    Lineage lineage = lineage(shop, merged, squashed, neither);

    assertThat(lineage.inBase()).containsExactlyInAnyOrder(merged, squashed);
    assertThat(lineage.baseIndependent()).isTrue();
  }

  @Test
  void aCommitThatIsGoneIsTold() {
    SampleRepository shop = sandbox.repository("shop");
    String one = shop.branch("one").write("a", "1\n").commit("One").resolve("HEAD");
    String gone = "1234567890".repeat(4);

    Lineage lineage = lineage(shop, one, gone);

    assertThat(lineage.missing()).containsExactly(gone);
    assertThat(lineage.independent()).containsExactly(one);
  }

  @Test
  void headsThatFitAreMergedOneAfterTheOther() {
    SampleRepository shop = sandbox.repository("shop");
    List<String> heads = List.of(feature(shop, "a", "1"), feature(shop, "b", "1"));

    Join join = join(shop, heads);

    assertThat(join.left()).isEmpty();
    assertThat(shop.git("rev-parse", join.commit() + "^@")).isEqualTo(String.join("\n", heads));
    assertThat(shop.git("ls-tree", "--name-only", join.commit()).lines())
        .containsExactly("README.md", "a", "b");
    assertThat(shop.git("status", "--porcelain")).isEmpty();
  }

  @Test
  void whatConflictsIsLeftAndTheRestIsMergedAllTheSame() {
    SampleRepository shop = sandbox.repository("shop");
    String one = feature(shop, "a", "1");
    String clash = feature(shop, "a", "2");
    String three = feature(shop, "c", "1");

    Join join = join(shop, List.of(one, clash, three));

    assertThat(join.left()).containsExactly(clash);
    assertThat(join.paths()).containsExactly("a");
    assertThat(shop.git("show", join.commit() + ":a")).isEqualTo("1");
    assertThat(shop.git("show", join.commit() + ":c")).isEqualTo("1");
  }

  @Test
  void commitsWithoutACommonHistoryAreRefusedWithTheirNames() {
    SampleRepository shop = sandbox.repository("shop");
    String one = feature(shop, "a", "1");
    shop.git("checkout", "--quiet", "--orphan", "other");
    String other = shop.write("b", "1\n").commit("Other").resolve("HEAD");

    assertThatThrownBy(() -> join(shop, List.of(one, other)))
        .hasMessageContaining(one.substring(0, 12))
        .hasMessageContaining("unrelated histories");
  }

  @Test
  void aContributionNamesCommitsAndFilesWithinBounds() {
    SampleRepository shop = sandbox.repository("shop");
    String main = shop.resolve("main");
    shop.branch("one");
    for (int number = 0; number < 30; number++) {
      shop.write("file-" + number, "1\n").commit("Add " + number);
    }

    CommitSummary told =
        bases.contribution(
            shop.path(), shop.resolve("one"), List.of(main), new CancellationToken());

    assertThat(told.commits()).isEqualTo(30);
    assertThat(told.changedFiles()).isEqualTo(30);
    assertThat(told.subjects()).hasSize(10).first().isEqualTo("Add 29");
    assertThat(told.files()).hasSize(20);
  }

  @Test
  void aMergeIsBegunForSomebodyToFinishAndLookedAtAfterwards() {
    SampleRepository shop = sandbox.repository("shop");
    String one = feature(shop, "a", "1");
    String clash = feature(shop, "a", "2");
    shop.checkout("feature-a1");

    bases.beginMerge(shop.path(), List.of(clash), new CancellationToken());
    MergeReview begun = review(shop, one, clash);
    assertThat(begun.unmerged()).containsExactly("a");
    assertThat(begun.unfinished()).isTrue();
    assertThat(begun.missing()).containsExactly(clash);

    shop.commit("Merged, with its markers");
    assertThat(review(shop, one, clash).markers()).containsExactly("a");

    shop.write("a", "1 and 2\n").write("b", "more\n").commit("Resolved");
    assertThat(review(shop, one, clash))
        .isEqualTo(new MergeReview(List.of(), false, List.of(), List.of(), List.of("b")));
  }

  @Test
  void aMergeThatDropsTheOtherParentIsFoundOut() {
    SampleRepository shop = sandbox.repository("shop");
    String one = feature(shop, "a", "1");
    String clash = feature(shop, "a", "2");
    shop.checkout("feature-a1").write("a", "1 and 2\n").commit("Squashed");

    assertThat(review(shop, one, clash).missing()).containsExactly(clash);
  }

  @Test
  void whatIsUnderWayInAWorktreeIsLeftAlone() {
    SampleRepository shop = sandbox.repository("shop");
    feature(shop, "a", "1");
    String other = feature(shop, "b", "1");
    shop.checkout("feature-a1").write("a", "somebody is at it\n");

    bases.beginMerge(shop.path(), List.of(other), new CancellationToken());

    assertThat(shop.git("status", "--porcelain")).contains("M a");
    assertThat(review(shop, shop.resolve("HEAD"), other).unfinished()).isFalse();
  }

  @Test
  void aMergeDriverOfTheRepositorysOwnConfigurationIsNotRun() {
    SampleRepository shop = sandbox.repository("shop");
    shop.write(".gitattributes", "a merge=evil\n").commit("Attributes");
    feature(shop, "a", "1");
    String clash = feature(shop, "a", "2");
    Path trace = temp.resolve("trace");
    shop.git("config", "merge.evil.driver", "touch " + trace);
    shop.checkout("feature-a1");

    bases.beginMerge(shop.path(), List.of(clash), new CancellationToken());

    assertThat(trace).doesNotExist();
    assertThat(shop.git("diff", "--name-only", "--diff-filter=U")).isEqualTo("a");
  }

  private MergeReview review(SampleRepository repository, String base, String commit) {
    return bases.review(
        repository.path(), base, List.of(commit), List.of("a"), new CancellationToken());
  }

  private static String feature(SampleRepository repository, String file, String content) {
    return repository
        .checkout("main")
        .branch("feature-" + file + content)
        .write(file, content + "\n")
        .commit("Write " + file)
        .resolve("HEAD");
  }

  private Join join(SampleRepository repository, List<String> heads) {
    return bases.join(repository.path(), heads, "Merge", new CancellationToken());
  }

  private String pushedByAColleague(String name) {
    SampleRepository colleague =
        sandbox.clone(sandbox.at(sandbox.root().resolve(name + ".git")), "colleague");
    return colleague.write("theirs", "1\n").commit("Theirs").push().resolve("HEAD");
  }

  private Lineage lineage(SampleRepository repository, String... tips) {
    return bases.lineage(
        repository.path(),
        repository.resolve("main"),
        List.of(tips).stream().map(commit -> new Tip(commit, Optional.empty())).toList(),
        new CancellationToken());
  }

  private void refresh(SampleRepository repository, Duration atMostOld) {
    bases.refresh(repository.path(), "main", atMostOld, new CancellationToken());
  }

  private BaseBranch branch(SampleRepository repository) {
    return bases.branch(repository.path(), "main", new CancellationToken());
  }
}

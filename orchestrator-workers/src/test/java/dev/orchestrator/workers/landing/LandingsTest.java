package dev.orchestrator.workers.landing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orchestrator.core.error.OrchestratorException;
import dev.orchestrator.fixtures.SampleRepository;
import dev.orchestrator.fixtures.Scripts;
import dev.orchestrator.fixtures.TreeDigest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LandingsTest {

  @TempDir Path temp;
  private LandingLab lab;
  private SampleRepository shop;

  @BeforeEach
  void begin() {
    lab = new LandingLab(temp);
    shop = lab.repository("shop");
  }

  @AfterEach
  void end() {
    lab.close();
  }

  @Test
  @Tag("L1")
  void sixtyBranchesLandButForThoseThatConflictOrAreBad() throws Exception {
    Path runs = temp.resolve("runs");
    lab.verifiedBy(
        "echo run >> "
            + runs
            + "; test ! -e bad-17 && test ! -e bad-40 &&"
            + " { test -e "
            + temp
            + "/flaked || { touch "
            + temp
            + "/flaked; exit 1; }; }");
    for (int issue = 1; issue <= 60; issue++) {
      boolean conflicting = issue % 15 == 0;
      boolean bad = issue == 17 || issue == 40;
      lab.issue(
          issue,
          "shop",
          conflicting
              ? Map.of("list", issue + "\n")
              : Map.of((bad ? "bad-" : "file-") + issue, issue + "\n"));
    }
    shop.checkout("main").git("switch", "--quiet", "--detach");

    LandReport report = lab.land();

    Map<Integer, String> outcomes = LandingLab.outcomes(report);
    assertThat(outcomes.entrySet().stream().filter(each -> !each.getValue().equals("landed")))
        .containsExactlyInAnyOrder(
            Map.entry(30, "set-aside"),
            Map.entry(45, "set-aside"),
            Map.entry(60, "set-aside"),
            Map.entry(17, "rejected"),
            Map.entry(40, "rejected"));
    assertThat(LandingLab.line(report, 30).partner()).contains(15);
    assertThat(LandingLab.line(report, 30).reason()).isEqualTo("conflicts with #15 in list");
    assertThat(LandingLab.line(report, 17).reason()).contains("exit code 1");
    assertThat(LandingLab.line(report, 17).log())
        .hasValueSatisfying(log -> assertThat(Path.of(log)).exists());
    assertThat(Files.readAllLines(runs)).hasSizeLessThan(25);
    assertThat(report.everythingLanded()).isFalse();
    assertThat(report.repositories()).singleElement().matches(LandReport.RepositoryLine::moved);
    assertThat(shop.resolve("main")).isEqualTo(report.repositories().get(0).after());
    assertThat(shop.git("ls-tree", "--name-only", "main"))
        .contains("file-1")
        .doesNotContain("bad-");
    assertThat(shop.git("worktree", "list").lines()).hasSize(1);
  }

  @Test
  void nothingToLandIsNothingToDo() {
    lab.planned(1, "shop");

    LandReport report = lab.land();

    assertThat(report.issues()).isEmpty();
    assertThat(report.everythingLanded()).isTrue();
  }

  @Test
  @Tag("L7")
  void landingTwiceLandsNothingTwiceAndKeepsEveryBranch() {
    lab.issue(1, "shop", Map.of("one", "1\n"));
    String main = lab.land().repositories().get(0).after();

    LandReport again = lab.land();

    assertThat(LandingLab.outcomes(again)).isEqualTo(Map.of(1, "already"));
    assertThat(again.everythingLanded()).isTrue();
    assertThat(shop.resolve("main")).isEqualTo(main);
    assertThat(shop.resolve("issue-1")).isEqualTo(lab.tip(1));
    assertThat(lab.history().of("lab").get(1).outcome().word()).isEqualTo("landed");
  }

  @Test
  @Tag("L1")
  void aTargetThatIsCheckedOutIsNotMovedAndTheCheckoutStaysAsItIs() {
    lab.issue(1, "shop", Map.of("one", "1\n"));
    shop.checkout("main").write("list", "changed\n").write("untracked", "x\n");
    shop.git("stash", "push", "--quiet");
    shop.write("list", "changed again\n");
    shop.git("add", "list");
    String files = TreeDigest.of(shop.path(), ".git");
    String index =
        TreeDigest.of(
            shop.path().resolve(".git"),
            "objects",
            "refs",
            "orchestrator",
            "worktrees",
            "logs",
            "packed-refs");

    LandReport report = lab.land();

    LandReport.RepositoryLine line = report.repositories().get(0);
    assertThat(line.moved()).isFalse();
    assertThat(line.branch()).contains("land/lab");
    assertThat(line.note()).contains("git -C " + shop + " merge --ff-only land/lab");
    assertThat(shop.resolve("land/lab")).isEqualTo(line.after());
    assertThat(shop.resolve("main")).isEqualTo(line.before());
    assertThat(TreeDigest.of(shop.path(), ".git")).isEqualTo(files);
    assertThat(
            TreeDigest.of(
                shop.path().resolve(".git"),
                "objects",
                "refs",
                "orchestrator",
                "worktrees",
                "logs",
                "packed-refs"))
        .isEqualTo(index);
    assertThat(shop.git("stash", "list").lines()).hasSize(1);
  }

  @Test
  void aSecondLandingGoesOnFromTheResultThatNobodyTookYet() {
    lab.issue(1, "shop", Map.of("one", "1\n"));
    shop.checkout("main");
    lab.land();
    lab.issue(2, "shop", Map.of("two", "2\n"));
    shop.checkout("main");

    LandReport report = lab.land();

    assertThat(LandingLab.outcomes(report)).isEqualTo(Map.of(1, "already", 2, "landed"));
    assertThat(shop.git("ls-tree", "--name-only", "land/lab")).contains("one").contains("two");
  }

  @Test
  void aCleanCheckoutIsFastForwardedWhenAskedAndADirtyOneIsNot() {
    lab.issue(1, "shop", Map.of("one", "1\n"));
    shop.checkout("main").write("list", "changed\n");

    LandReport refused = lab.land(LandOption.INTO_CHECKOUT);
    assertThat(refused.repositories().get(0).problem())
        .hasValueSatisfying(why -> assertThat(why).contains("has changes"));
    assertThat(refused.everythingLanded()).isFalse();
    assertThat(shop.path().resolve("one")).doesNotExist();

    shop.git("checkout", "--quiet", "--", "list");
    lab.issue(2, "shop", Map.of("two", "2\n"));
    shop.checkout("main");
    LandReport taken = lab.land(LandOption.INTO_CHECKOUT);
    assertThat(taken.repositories().get(0).moved()).isTrue();
    assertThat(shop.path().resolve("one")).exists();
    assertThat(shop.path().resolve("two")).exists();
    assertThat(shop.git("status", "--porcelain")).isEmpty();
  }

  @Test
  @Tag("L3")
  void aBranchThatChangedSinceItsVerificationOrIsGoneIsNotLanded() {
    lab.issue(1, "shop", Map.of("one", "1\n"));
    lab.issue(2, "shop", Map.of("two", "2\n"));
    lab.issue(3, "shop", Map.of("three", "3\n"));
    shop.checkout("issue-1").write("more", "x\n").commit("More");
    shop.git("switch", "--quiet", "--detach", "main");
    shop.git("branch", "-D", "issue-2");

    LandReport report = lab.land();

    assertThat(LandingLab.outcomes(report))
        .isEqualTo(Map.of(1, "blocked", 2, "blocked", 3, "landed"));
    assertThat(LandingLab.line(report, 1).reason()).contains("changed since it was verified");
    assertThat(LandingLab.line(report, 2).reason()).contains("is gone");
  }

  @Test
  @Tag("L3")
  void aRedBaseIsSaidAndNobodyIsBlamed() {
    lab.verifiedBy("test ! -e list");
    lab.issue(1, "shop", Map.of("one", "1\n"));

    LandReport report = lab.land();

    assertThat(LandingLab.outcomes(report)).isEqualTo(Map.of(1, "blocked"));
    assertThat(LandingLab.line(report, 1).reason())
        .startsWith("main is red without any of the branches");
    assertThat(report.repositories()).isEmpty();
  }

  @Test
  @Tag("L3")
  void aTargetThatMovesWhileItIsVerifiedIsVerifiedAnew() {
    Path moved = temp.resolve("moved");
    lab.verifiedBy(
        "test -e "
            + moved
            + " || { touch "
            + moved
            + "; git -C "
            + shop.path()
            + " update-ref refs/heads/main $(git -C "
            + shop.path()
            + " commit-tree -p main -m Other main^{tree}); }");
    lab.issue(1, "shop", Map.of("one", "1\n"));

    LandReport report = lab.land();

    assertThat(LandingLab.outcomes(report)).isEqualTo(Map.of(1, "landed"));
    assertThat(shop.git("log", "--format=%s", "--first-parent", "main").lines())
        .startsWith("Land #1: Issue 1; $(touch pwned)", "Other");
  }

  @Test
  @Tag("L3")
  void ofThreeRepositoriesTheFirstStaysWhereTheSecondFails() {
    lab.repository("api");
    lab.repository("web");
    lab.verifiedBy("test ! -e bad");
    lab.issue(1, "shop", Map.of("one", "1\n"));
    lab.issue(2, "api", Map.of("bad", "2\n"), 1);
    lab.issue(3, "web", Map.of("three", "3\n"), 2);

    LandReport report = lab.land();

    assertThat(LandingLab.outcomes(report))
        .isEqualTo(Map.of(1, "landed", 2, "rejected", 3, "blocked"));
    assertThat(LandingLab.line(report, 3).reason()).isEqualTo("it needs #2, which was rejected");
    assertThat(LandingLab.line(report, 3).partner()).contains(2);
    assertThat(report.repositories())
        .extracting(LandReport.RepositoryLine::repo)
        .containsExactly("shop");
  }

  @Test
  void aStackLandsInItsOrder() {
    lab.branch(2, "shop", "main", Map.of("below", "1\n"));
    lab.completed(2, "shop");
    lab.branch(1, "shop", "issue-2", Map.of("above", "2\n"));
    lab.completed(1, "shop");

    LandReport report = lab.land();

    assertThat(report.everythingLanded()).isTrue();
    assertThat(shop.git("log", "--format=%s", "--first-parent", "-2", "main").lines())
        .containsExactly("Land #1: Issue 1; $(touch pwned)", "Land #2: Issue 2; $(touch pwned)");
  }

  @Test
  void squashedBranchesAreKnownToBeLanded() {
    lab.issue(1, "shop", Map.of("one", "1\n"));
    lab.issue(2, "shop", Map.of("two", "2\n"));
    LandRequest all = LandRequest.everything(lab.plan());

    LandReport report = lab.land(with(all, LandStrategy.SQUASH));
    shop.checkout("main").write("one", "changed later\n").commit("Later");
    shop.git("switch", "--quiet", "--detach");

    assertThat(report.everythingLanded()).isTrue();
    assertThat(shop.git("log", "--merges", "--format=%s", "main")).isEmpty();
    assertThat(LandingLab.outcomes(lab.land())).isEqualTo(Map.of(1, "already", 2, "already"));
  }

  @Test
  void rebasedBranchesKeepTheirCommits() {
    lab.issue(1, "shop", Map.of("one", "1\n"));
    lab.branch(2, "shop", "main", Map.of("two", "2\n"));
    shop.checkout("issue-2").write("three", "3\n").commit("Second of 2");
    shop.git("switch", "--quiet", "--detach", "main");
    lab.completed(2, "shop");

    LandReport report = lab.land(with(LandRequest.everything(lab.plan()), LandStrategy.REBASE));

    assertThat(report.everythingLanded()).isTrue();
    assertThat(shop.git("log", "--format=%s|%an", "-3", "main").lines())
        .containsExactly("Second of 2|Ada Tester", "Work on 2|Ada Tester", "Work on 1|Ada Tester");
    assertThat(shop.git("ls-tree", "--name-only", "main")).contains("one", "two", "three");
  }

  @Test
  @Tag("L4")
  void whatAnAgentWroteIntoTheConfigurationDoesNotRun() throws Exception {
    Path ran = temp.resolve("ran");
    Path evil = Scripts.shell(temp.resolve("evil"), "touch '" + ran + "'");
    lab.issue(1, "shop", Map.of("list", "1\n"));
    lab.issue(2, "shop", Map.of("list", "2\n", ".gitattributes", "* merge=evil\n"));
    shop.git("config", "merge.evil.driver", evil + " %A");
    shop.git("config", "core.hooksPath", temp.toString());
    shop.git("config", "gpg.program", evil.toString());
    shop.git("config", "commit.gpgsign", "true");
    Files.writeString(shop.path().resolve(".git/info/attributes"), "* merge=evil\n");
    Scripts.shell(temp.resolve("reference-transaction"), "touch '" + ran + "'");
    Scripts.shell(temp.resolve("post-checkout"), "touch '" + ran + "'");

    LandReport report = lab.land();

    assertThat(LandingLab.outcomes(report)).isEqualTo(Map.of(1, "landed", 2, "set-aside"));
    assertThat(ran).doesNotExist();
    assertThat(lab.folder().resolve("pwned")).doesNotExist();
  }

  @Test
  @Tag("L5")
  void aLandingIsTakenBack() {
    lab.issue(1, "shop", Map.of("one", "1\n"));
    String before = shop.resolve("main");
    LandReport report = lab.land();

    UndoReport undone = lab.undo(report.id().orElseThrow());

    assertThat(undone.everythingUndone()).isTrue();
    assertThat(shop.resolve("main")).isEqualTo(before);
    assertThat(lab.history().of("lab")).isEmpty();
    assertThat(LandingLab.outcomes(lab.land())).isEqualTo(Map.of(1, "landed"));
  }

  @Test
  @Tag("L5")
  void whatMovedOnSinceIsTakenBackByACommitOnABranch() {
    lab.issue(1, "shop", Map.of("one", "1\n"));
    LandReport report = lab.land();
    shop.checkout("main").write("later", "x\n").commit("Later");

    UndoReport undone = lab.undo(report.id().orElseThrow());

    String branch = undone.repositories().get(0).branch().orElseThrow();
    assertThat(undone.everythingUndone()).isFalse();
    assertThat(shop.git("ls-tree", "--name-only", branch)).contains("later").doesNotContain("one");
    assertThat(shop.resolve(branch + "^")).isEqualTo(shop.resolve("main"));
  }

  @Test
  void aPlainPushTakesTheResultToTheRemote() {
    SampleRepository cloned = lab.sandbox().cloneWithOrigin("cloned");
    lab.register("cloned", cloned);
    lab.issue(1, "cloned", Map.of("one", "1\n"));
    cloned.checkout("main");

    LandReport report = lab.land(LandOption.PUSH);

    SampleRepository origin = lab.sandbox().at(lab.folder().resolve("cloned.git"));
    assertThat(report.everythingLanded()).isTrue();
    assertThat(report.repositories().get(0).moved()).isTrue();
    assertThat(origin.resolve("main")).isEqualTo(report.repositories().get(0).after());
  }

  @Test
  @Tag("L3")
  void aPushThatSomebodyWasFasterThanIsLandedAnew() {
    SampleRepository cloned = lab.sandbox().cloneWithOrigin("cloned");
    SampleRepository other =
        lab.sandbox().clone(lab.sandbox().at(lab.folder().resolve("cloned.git")), "other");
    lab.register("cloned", cloned);
    lab.issue(1, "cloned", Map.of("one", "1\n"));
    Path pushed = temp.resolve("pushed");
    lab.verifiedBy(
        "test -e "
            + pushed
            + " || { touch "
            + pushed
            + "; cd "
            + other.path()
            + " && echo x > faster && git add . && git commit -qm Faster && git push -q; }");
    cloned.git("switch", "--quiet", "--detach");

    LandReport report = lab.land(LandOption.PUSH);

    assertThat(report.everythingLanded()).as("%s", report).isTrue();
    other.git("pull", "--quiet");
    assertThat(other.git("ls-tree", "--name-only", "main")).contains("one").contains("faster");
  }

  @Test
  void aStackIsRequestedAgainstTheBranchBelow() throws Exception {
    SampleRepository cloned = lab.sandbox().cloneWithOrigin("cloned");
    lab.register("cloned", cloned);
    lab.branch(1, "cloned", "main", Map.of("below", "1\n"));
    lab.completed(1, "cloned");
    lab.branch(2, "cloned", "issue-1", Map.of("above", "2\n"));
    lab.completed(2, "cloned");
    Path called = temp.resolve("called");
    lab.program("gh", "printf '%s\\n' \"$@\" >> " + called + "; echo https://example.org/pull/7");
    cloned.checkout("main");
    String before = cloned.resolve("main");

    LandReport report = lab.land(LandOption.PULL_REQUEST_EACH);

    assertThat(report.everythingLanded()).as("%s", report).isTrue();
    assertThat(report.repositories().get(0).moved()).isFalse();
    assertThat(report.repositories().get(0).note()).contains("https://example.org/pull/7");
    assertThat(Files.readAllLines(called))
        .containsSubsequence("--head", "issue-1", "--base", "main", "--title")
        .containsSubsequence("--head", "issue-2", "--base", "issue-1")
        .contains("Issue 2; $(touch pwned)");
    SampleRepository origin = lab.sandbox().at(lab.folder().resolve("cloned.git"));
    assertThat(origin.resolve("issue-2")).isEqualTo(lab.tip(2));
    assertThat(origin.resolve("main")).isEqualTo(before);
  }

  @Test
  void aProgramWithoutALoginIsSaid() {
    SampleRepository cloned = lab.sandbox().cloneWithOrigin("cloned");
    lab.register("cloned", cloned);
    lab.issue(1, "cloned", Map.of("one", "1\n"));
    lab.program(
        "gh", "echo 'To get started with GitHub CLI, please run: gh auth login' >&2; exit 4");

    LandReport report = lab.land(LandOption.PULL_REQUEST_BATCH);

    assertThat(report.everythingLanded()).isFalse();
    assertThat(report.repositories().get(0).problem())
        .hasValueSatisfying(why -> assertThat(why).contains("log in with 'gh auth login'"));
  }

  @Test
  @Tag("L3")
  void aTargetThatIsNotThereIsSaid() {
    lab.issue(1, "shop", Map.of("one", "1\n"));
    LandRequest all = LandRequest.everything(lab.plan());

    assertThatThrownBy(
            () ->
                lab.land(
                    new LandRequest(
                        all.plan(),
                        List.of(),
                        Optional.empty(),
                        Optional.of("mian"),
                        LandStrategy.MERGE,
                        Set.of())))
        .isInstanceOf(OrchestratorException.class)
        .hasMessageContaining("there is no branch 'mian'");
  }

  @Test
  @Tag("L2")
  void killedAtAnyStepALandingIsGoneOnWithToTheSameEnd() {
    lab.repository("api");
    lab.verifiedBy("test ! -e bad");
    lab.issue(1, "shop", Map.of("one", "1\n"));
    lab.issue(2, "shop", Map.of("bad", "2\n"));
    lab.issue(3, "shop", Map.of("list", "3\n"));
    lab.issue(4, "shop", Map.of("list", "4\n"));
    lab.issue(5, "api", Map.of("five", "5\n"), 1);
    Map<String, String> start = Map.of("shop", shop.resolve("main"), "api", api().resolve("main"));
    Map<Integer, String> whole = LandingLab.outcomes(lab.land());
    String shopTree = shop.resolve("main^{tree}");
    String apiTree = api().resolve("main^{tree}");
    int steps = 0;
    for (int step = 1; ; step++) {
      start.forEach((key, commit) -> reset(key, commit));
      FailingClock clock = new FailingClock(step);
      lab.at(clock);
      boolean killed = false;
      try {
        lab.land();
      } catch (FailingClock.Killed expected) {
        killed = true;
      }
      lab.at(java.time.Clock.systemUTC());
      if (!killed) {
        steps = step;
        break;
      }
      LandReport report = lab.land();

      assertThat(LandingLab.outcomes(report)).as("killed at step %d", step).isEqualTo(whole);
      assertThat(shop.resolve("main^{tree}")).isEqualTo(shopTree);
      assertThat(api().resolve("main^{tree}")).isEqualTo(apiTree);
      assertThat(
              shop.git("log", "--format=%s", "main")
                  .lines()
                  .filter(line -> line.startsWith("Land #1")))
          .hasSize(1);
      assertThat(shop.git("worktree", "list").lines()).hasSize(1);
    }
    assertThat(steps).isGreaterThan(20);
  }

  private void reset(String key, String commit) {
    SampleRepository repository = key.equals("shop") ? shop : api();
    repository.git("update-ref", "refs/heads/main", commit);
  }

  private SampleRepository api() {
    return lab.sandbox().at(lab.folder().resolve("api"));
  }

  @Test
  @Tag("L8")
  void aPreviewChangesNothing() {
    IntStream.rangeClosed(1, 5)
        .forEach(issue -> lab.issue(issue, "shop", Map.of("file-" + issue, "x\n")));
    lab.issue(6, "shop", Map.of("list", "6\n"));
    lab.issue(7, "shop", Map.of("list", "7\n"));
    String references = shop.git("for-each-ref");

    LandReport report = lab.preview();

    assertThat(report.id()).isEmpty();
    assertThat(
            LandingLab.outcomes(report).values().stream()
                .collect(Collectors.groupingBy(word -> word, Collectors.counting())))
        .isEqualTo(Map.of("landed", 6L, "set-aside", 1L));
    assertThat(shop.git("for-each-ref")).isEqualTo(references);
    assertThat(lab.workspace().state().resolve("landings")).doesNotExist();
  }

  private static LandRequest with(LandRequest request, LandStrategy strategy) {
    return new LandRequest(
        request.plan(),
        request.issues(),
        request.repository(),
        request.onto(),
        strategy,
        request.options());
  }
}

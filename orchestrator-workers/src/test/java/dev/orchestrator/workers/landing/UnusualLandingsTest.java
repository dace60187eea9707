package dev.orchestrator.workers.landing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.core.error.OrchestratorException;
import dev.orchestrator.fixtures.SampleRepository;
import dev.orchestrator.fixtures.TreeDigest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Landings over what nobody should give to them, and somebody will. */
class UnusualLandingsTest {

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
  @Tag("L3")
  void whatAVerificationLeavesInItsWorktreeIsNotLanded() {
    lab.verifiedBy("echo changed > list; echo left > left-behind; git add -A");
    lab.issue(1, "shop", Map.of("one", "1\n"));
    lab.issue(2, "shop", Map.of("two", "2\n"));

    LandReport report = lab.land();

    assertThat(LandingLab.outcomes(report)).isEqualTo(Map.of(1, "landed", 2, "landed"));
    assertThat(shop.git("ls-tree", "--name-only", "main"))
        .contains("one", "two")
        .doesNotContain("left-behind");
    assertThat(shop.git("show", "main:list")).startsWith("a\n");
  }

  @Test
  @Tag("L3")
  void whatAVerificationCommitsIsNotLanded() {
    lab.verifiedBy("echo left > left-behind; git add -A; git commit -qm 'By the tests'");
    lab.issue(1, "shop", Map.of("one", "1\n"));

    LandReport report = lab.land();

    assertThat(LandingLab.outcomes(report)).isEqualTo(Map.of(1, "landed"));
    assertThat(shop.git("log", "--format=%s", "main")).doesNotContain("By the tests");
    assertThat(shop.git("ls-tree", "--name-only", "main")).doesNotContain("left-behind");
  }

  @Test
  @Tag("L1")
  void aChainOfSixtyThatAllChangeOneFileLandsWhole() {
    String parent = "main";
    for (int issue = 1; issue <= 60; issue++) {
      lab.branch(issue, "shop", parent, Map.of("shared", issue + "\n"));
      parent = "issue-" + issue;
      lab.completed(issue, "shop", issue == 1 ? new Integer[0] : new Integer[] {issue - 1});
    }

    LandReport report = lab.land();

    assertThat(report.everythingLanded()).isTrue();
    assertThat(report.issues()).hasSize(60);
    assertThat(shop.git("show", "main:shared").strip()).isEqualTo("60");
  }

  @Test
  @Tag("L1")
  void ofSixtyThatAllChangeOneFileOneLandsAndTheOthersNameIt() {
    for (int issue = 1; issue <= 60; issue++) {
      lab.issue(issue, "shop", Map.of("list", issue + "\n"));
    }

    LandReport report = lab.land();

    List<LandReport.IssueLine> landed = new ArrayList<>();
    List<LandReport.IssueLine> aside = new ArrayList<>();
    report.issues().forEach(each -> (each.outcome().equals("landed") ? landed : aside).add(each));
    assertThat(landed).hasSize(1);
    assertThat(aside)
        .hasSize(59)
        .allMatch(each -> each.outcome().equals("set-aside"))
        .allMatch(each -> each.partner().equals(Optional.of(landed.get(0).number())));
    assertThat(shop.git("show", "main:list").strip())
        .isEqualTo(String.valueOf(landed.get(0).number()));
  }

  @Test
  @Tag("L1")
  void aTargetInTheMiddleOfARebaseIsLeftAsItIs() {
    lab.issue(1, "shop", Map.of("one", "1\n"));
    shop.git("branch", "base", "main");
    shop.checkout("main").write("list", "mine\n").commit("Mine");
    shop.git("switch", "--quiet", "--detach", "base");
    shop.write("list", "theirs\n").commit("Theirs");
    shop.git("branch", "theirs");
    shop.checkout("main");
    String before = shop.resolve("main");
    assertThatThrownBy(() -> shop.git("rebase", "theirs")).hasMessageContaining("rebase");
    String files = TreeDigest.of(shop.path(), ".git");

    LandReport report = lab.land(LandOption.INTO_CHECKOUT);

    LandReport.RepositoryLine line = report.repositories().get(0);
    assertThat(line.moved()).isFalse();
    assertThat(line.branch()).contains("land/lab");
    assertThat(line.note()).contains("is in the middle of a rebase or a bisect in " + shop);
    assertThat(shop.resolve("main")).isEqualTo(before);
    assertThat(TreeDigest.of(shop.path(), ".git")).isEqualTo(files);
    assertThat(Files.exists(shop.path().resolve(".git/rebase-merge"))).isTrue();
  }

  @Test
  @Tag("L3")
  void aBranchThatSharesNoHistoryWithTheTargetIsNamedAndTheOthersLand() {
    lab.issue(1, "shop", Map.of("one", "1\n"));
    String tree = shop.git("rev-parse", "main^{tree}").strip();
    String root = shop.git("commit-tree", "-m", "Elsewhere", tree).strip();
    lab.branch(2, "shop", root, Map.of("two", "2\n"));
    lab.completed(2, "shop");

    LandReport report = lab.land();

    assertThat(LandingLab.outcomes(report)).containsEntry(1, "landed");
    assertThat(LandingLab.line(report, 2).outcome()).isNotEqualTo("landed");
    assertThat(LandingLab.line(report, 2).reason()).contains("unrelated histories");
  }

  @Test
  @Tag("L3")
  void ofTwoAtOnceNothingLandsTwice() throws Exception {
    lab.verifiedBy("sleep 0.3");
    lab.issue(1, "shop", Map.of("one", "1\n"));
    lab.issue(2, "shop", Map.of("two", "2\n"));
    ExecutorService both = Executors.newFixedThreadPool(2);
    try {
      Callable<LandReport> landing = landing();
      List<Future<LandReport>> ends = both.invokeAll(List.of(landing, landing));

      int whole = 0;
      for (Future<LandReport> end : ends) {
        try {
          assertThat(end.get().everythingLanded()).isTrue();
          whole++;
        } catch (ExecutionException refused) {
          assertThat(refused).cause().isInstanceOf(OrchestratorException.class);
        }
      }
      assertThat(whole).isPositive();
    } finally {
      both.shutdownNow();
    }
    assertThat(shop.git("log", "--format=%s", "main").lines())
        .filteredOn(subject -> subject.startsWith("Work on"))
        .containsExactlyInAnyOrder("Work on 1", "Work on 2");
    assertThat(shop.git("worktree", "list").lines()).hasSize(1);
  }

  private Callable<LandReport> landing() {
    Landings landings = lab.landings();
    LandRequest request = LandRequest.everything(lab.plan());
    return () -> landings.land(request, LandListener.SILENT, new CancellationToken());
  }
}

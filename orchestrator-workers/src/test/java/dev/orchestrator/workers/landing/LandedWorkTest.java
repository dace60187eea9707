package dev.orchestrator.workers.landing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.fixtures.SampleRepository;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whether the work of an issue is in the base branch, asked by all who have to know it. */
class LandedWorkTest {

  @TempDir Path temp;
  private LandingLab lab;
  private SampleRepository shop;

  @BeforeEach
  void begin() {
    lab = new LandingLab(temp);
    shop = lab.repository("shop");
    lab.issue(1, "shop", Map.of("list", "a\nb\nc\nd\n"));
    lab.planned(2, "shop", 1);
  }

  @AfterEach
  void end() {
    lab.close();
  }

  @ParameterizedTest
  @EnumSource(LandStrategy.class)
  void whatLandedIsInTheBaseAlsoAfterTheBaseChangedTheSameLine(LandStrategy strategy) {
    assertThat(lab.base(2).unmerged()).containsExactly(1);

    land(strategy);
    changeTheSameLine();

    assertThat(lab.base(2).unmerged()).isEmpty();
    assertThat(lab.base(2).base().orElseThrow().commit()).isEqualTo(shop.resolve("main"));
    assertThat(inMain()).containsExactly(1);
    assertThat(LandingLab.outcomes(lab.land())).isEqualTo(Map.of(1, "already"));
  }

  @Test
  @Tag("L5")
  void aSquashThatWasTakenBackIsNotInTheBase() {
    String landing = land(LandStrategy.SQUASH).id().orElseThrow();

    lab.undo(landing);

    assertThat(lab.base(2).unmerged()).containsExactly(1);
    assertThat(inMain()).isEmpty();
    assertThat(LandingLab.outcomes(lab.land())).isEqualTo(Map.of(1, "landed"));
    assertThat(lab.base(2).unmerged()).isEmpty();
  }

  @Test
  @Tag("L5")
  void aSquashThatWasTakenBackByACommitIsNotInTheBase() {
    String landing = land(LandStrategy.SQUASH).id().orElseThrow();
    lab.land();
    shop.checkout("main").write("later", "x\n").commit("Later");
    String reverse = lab.undo(landing).repositories().get(0).branch().orElseThrow();
    shop.git("merge", "--quiet", "--ff-only", reverse);

    assertThat(lab.history().of("lab")).isEmpty();
    assertThat(lab.base(2).unmerged()).containsExactly(1);
  }

  @Test
  void aBranchThatMovedOnSinceItLandedIsNotInTheBase() {
    land(LandStrategy.SQUASH);
    changeTheSameLine();
    String next = shop.checkout("issue-1").write("more", "x\n").commit("More").resolve("issue-1");

    assertThat(
            lab.landed()
                .inBranches(
                    shop.path(), "lab", List.of("main"), Map.of(1, next), new CancellationToken()))
        .isEmpty();
  }

  @Test
  void aBaseThatWasMovedBackDoesNotHoldWhatHadLanded() {
    String before = shop.resolve("main");
    land(LandStrategy.REBASE);

    shop.git("update-ref", "refs/heads/main", before);

    assertThat(lab.base(2).unmerged()).containsExactly(1);
  }

  @Test
  @Tag("L3")
  void aLandedBranchThatIsGoneIsThereAlready() {
    land(LandStrategy.SQUASH);
    changeTheSameLine();
    shop.git("branch", "--quiet", "-D", "issue-1");

    assertThat(LandingLab.outcomes(lab.land())).isEqualTo(Map.of(1, "already"));
    assertThat(lab.history().of("lab").get(1).outcome().word()).isEqualTo("landed");
  }

  private Set<Integer> inMain() {
    return lab.landed()
        .inBranches(
            shop.path(), "lab", List.of("main"), Map.of(1, lab.tip(1)), new CancellationToken());
  }

  private LandReport land(LandStrategy strategy) {
    return lab.land(
        new LandRequest(
            lab.plan(), List.of(1), Optional.empty(), Optional.empty(), strategy, Set.of()));
  }

  private void changeTheSameLine() {
    shop.checkout("main").write("list", "a\nb\nc\nanother d\n").commit("Change the line");
    shop.git("switch", "--quiet", "--detach");
  }
}

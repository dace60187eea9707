package dev.orchestrator.workers.landing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orchestrator.fixtures.SampleRepository;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Two branches that conflict, and a third that depends on both and has merged them. */
class CarriedBranchesTest {

  @TempDir Path temp;
  private LandingLab lab;
  private SampleRepository shop;

  @BeforeEach
  void begin() {
    lab = new LandingLab(temp);
    shop = lab.repository("shop");
    lab.issue(1, "shop", Map.of("list", "a\nb\nc\none\n"));
    lab.issue(2, "shop", Map.of("list", "a\nb\nc\ntwo\n"));
    shop.git("switch", "--quiet", "--detach", "issue-1");
    shop.git("merge", "--quiet", "--strategy", "ours", "--no-edit", "issue-2");
    shop.write("list", "a\nb\nc\none\ntwo\n").commit("Keep both");
    shop.git("branch", "merged");
    shop.git("switch", "--quiet", "--detach", "main");
    lab.branch(3, "shop", "merged", Map.of("total", "2\n"));
    lab.completed(3, "shop", 1, 2);
  }

  @AfterEach
  void end() {
    lab.close();
  }

  @ParameterizedTest
  @EnumSource(
      value = LandStrategy.class,
      names = {"MERGE", "SQUASH"})
  void theSecondLandsByTheThirdThatResolvedTheConflict(LandStrategy strategy) {
    LandRequest all = LandRequest.everything(lab.plan());

    assertThat(LandingLab.outcomes(lab.preview())).isEqualTo(landed());
    LandReport report =
        lab.land(
            new LandRequest(
                all.plan(), all.issues(), all.repository(), all.onto(), strategy, all.options()));

    assertThat(LandingLab.outcomes(report)).isEqualTo(landed());
    assertThat(LandingLab.line(report, 2).reason())
        .isEqualTo("by #3, which contains it with a conflict resolved");
    assertThat(shop.git("show", "main:list")).isEqualToIgnoringNewLines("a\nb\nc\none\ntwo");
    assertThat(LandingLab.outcomes(lab.land()).values()).containsOnly("already");
  }

  @Test
  void whereTheThirdIsRedTheSecondIsToldToWaitForIt() {
    LandReport report = lab.verifiedBy("! test -e total").land();

    assertThat(LandingLab.outcomes(report))
        .isEqualTo(Map.of(1, "landed", 2, "blocked", 3, "rejected"));
    assertThat(LandingLab.line(report, 2).reason())
        .isEqualTo("its conflict is resolved in #3, which was rejected");
    assertThat(shop.git("show", "main:list")).isEqualToIgnoringNewLines("a\nb\nc\none");
  }

  @Test
  void whatAlsoBuildsOnTheSecondLandsBehindTheThird() {
    lab.branch(4, "shop", "issue-2", Map.of("other", "4\n"));
    lab.completed(4, "shop", 2);

    LandReport report = lab.land();

    assertThat(LandingLab.outcomes(report).values()).containsOnly("landed");
    assertThat(shop.git("ls-tree", "--name-only", "main").lines().toList())
        .containsAll(List.of("list", "other", "total"));
  }

  @Test
  void takenBackNeitherIsSaidToBeLanded() {
    String landing = lab.land().id().orElseThrow();

    lab.undo(landing);

    assertThat(lab.history().of("lab")).isEmpty();
    assertThat(shop.git("show", "main:list")).isEqualToIgnoringNewLines("a\nb\nc");
  }

  private static Map<Integer, String> landed() {
    return Map.of(1, "landed", 2, "landed", 3, "landed");
  }
}

package dev.orchestrator.runs.base;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("W14")
class BasePlannerTest {

  private static final Instant NOW = Instant.parse("2026-11-30T12:00:00Z");
  private static final Trunk MAIN =
      new Trunk("origin/main", "main", Optional.of(NOW), 0, Optional.empty());

  @Test
  void withoutDependenciesTheBaseBranchIsTheBase() {
    assertThat(heads(facts(List.of(), Set.of(), true))).containsExactly("main");
  }

  @Test
  void oneTipIsTakenAsItIs() {
    assertThat(heads(facts(List.of("tip-1"), Set.of(), false, 1))).containsExactly("tip-1");
  }

  @Test
  void oneTipIsTakenAsItIsAlsoWhenTheBaseBranchMovedOnMeanwhile() {
    assertThat(heads(facts(List.of("tip-1"), Set.of(), true, 1))).containsExactly("tip-1");
  }

  @Test
  void severalTipsAreMergedInTheOrderOfThePlan() {
    assertThat(heads(facts(List.of("tip-2", "tip-1"), Set.of(), false, 2, 1)))
        .containsExactly("tip-2", "tip-1");
  }

  @Test
  void aTipThatAnotherContainsIsNotMergedAgain() {
    assertThat(heads(facts(List.of("tip-2"), Set.of(), false, 1, 2))).containsExactly("tip-2");
  }

  @Test
  void whatIsInTheBaseBranchNeedsNoMerge() {
    assertThat(heads(facts(List.of("tip-1", "tip-2"), Set.of(1, 2), true, 1, 2)))
        .containsExactly("main");
  }

  @Test
  void theBaseBranchIsMergedInWhereItHoldsWhatNoTipDoes() {
    assertThat(heads(facts(List.of("tip-1", "tip-2"), Set.of(1), true, 1, 2)))
        .containsExactly("main", "tip-2");
  }

  @Test
  void aTipThatBeganAfterTheOtherWasMergedHoldsItAlready() {
    assertThat(heads(facts(List.of("tip-2"), Set.of(1), true, 1, 2))).containsExactly("tip-2");
    assertThat(heads(facts(List.of("tip-1", "tip-2"), Set.of(1), false, 1, 2)))
        .as("squashed, and the other one began after that")
        .containsExactly("tip-2");
  }

  @Test
  void aChainOfSixtyTakesItsLastTip() {
    int[] all = IntStream.rangeClosed(1, 60).toArray();

    assertThat(heads(facts(List.of("tip-60"), Set.of(), false, all))).containsExactly("tip-60");
  }

  @Test
  void whatConflictedIsRecordedWithItsPaths() {
    BaseFacts facts = facts(List.of("tip-1", "tip-2"), Set.of(), false, 1, 2);

    IssueBase base =
        planner(facts).base(new Merged("tip-1", List.of("tip-2"), List.of("a.txt")), NOW);

    assertThat(base.conflict()).contains(new MergeConflict(List.of("tip-2"), List.of("a.txt")));
    assertThat(base.held()).extracting(Predecessor::issue).containsExactly(1, 2);
    assertThat(planner(facts).message()).isEqualTo("Merge what #9 builds on: #1, #2");
  }

  @Test
  void anOldBaseAndCommitsThatWereNotPushedAreTold() {
    Trunk old =
        new Trunk(
            "origin/main",
            "main",
            Optional.of(NOW.minusSeconds(7200)),
            2,
            Optional.of("could not resolve host"));
    BaseFacts facts = new BaseFacts(old, List.of(), Set.of(), Set.of(), List.of(), true);

    List<String> remarks = planner(facts).base(merged("main"), NOW).remarks();

    assertThat(remarks)
        .containsExactly(
            "origin/main was last fetched 2h ago: could not resolve host",
            "the local branch has 2 commits that origin/main does not have; work begins without"
                + " them");
  }

  @Test
  void whatIsStillToBeMergedAreTheDirectDependenciesThatTheBaseBranchLacks() {
    assertThat(planner(facts(List.of("tip-1", "tip-2"), Set.of(2), true, 1, 2)).unmerged())
        .containsExactly(1);
  }

  private static Merged merged(String commit) {
    return new Merged(commit, List.of(), List.of());
  }

  private static List<String> heads(BaseFacts facts) {
    return planner(facts).heads();
  }

  private static BasePlanner planner(BaseFacts facts) {
    List<Dependency> dependencies =
        facts.predecessors().stream()
            .map(
                each ->
                    new Dependency(
                        each.issue(),
                        "repo",
                        each.branch(),
                        Optional.of(each.commit()),
                        Optional.empty(),
                        true))
            .toList();
    return new BasePlanner(new BaseQuestion(9, "repo", false, dependencies), facts);
  }

  private static BaseFacts facts(
      List<String> independent, Set<Integer> inTrunk, boolean trunkIndependent, int... issues) {
    List<Predecessor> predecessors = new ArrayList<>();
    for (int issue : issues) {
      predecessors.add(new Predecessor(issue, "repo", "issue-" + issue, "tip-" + issue, true));
    }
    return new BaseFacts(MAIN, predecessors, Set.of(), inTrunk, independent, trunkIndependent);
  }
}

package dev.orchestrator.runs.landing.resolution;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ResolutionRulesTest {

  private static final MergedFile BOTH =
      file("a\nb\nc\n", "a\none\nc\n", "a\ntwo\nc\n", "a\none\ntwo\nc\n");

  @Test
  void whatKeepsBothSidesIsAccepted() {
    assertThat(faults(facts(BOTH))).isEmpty();
  }

  @Test
  void aLineThatCombinesBothKeepsBoth() {
    assertThat(faults(facts(file("x = 1", "x = 2", "x = 3", "x = max(2, 3)")))).isEmpty();
  }

  @Test
  void aSideTakenAsAWholeDropsTheOther() {
    assertThat(faults(facts(file("a\nb\n", "a\none\n", "a\ntwo\n", "a\none\n"))))
        .containsExactly("drops what #2 did in list");
    assertThat(faults(facts(file("a\nb\n", "a\none\n", "a\ntwo\n", "  a\n\n two\n"))))
        .containsExactly("drops what main did in list");
    assertThat(faults(facts(file("a\nb\n", "a\none\n", "a\ntwo\n", "a\nb\n"))))
        .containsExactly("drops what main and #2 did in list");
  }

  @Test
  void aSideThatHasAllOfTheOtherMayBeTaken() {
    assertThat(faults(facts(file("a\n", "a\none\n", "a\none\ntwo\n", "a\none\ntwo\n")))).isEmpty();
  }

  @Test
  void whereOneRemovedWhatTheOtherChangedTheCommitSaysWhy() {
    MergedFile removed =
        new MergedFile(
            "list", Optional.of("a\n"), Optional.empty(), Optional.of("b\n"), Optional.empty());

    assertThat(faults(facts(removed)))
        .containsExactly("drops what #2 did in list and does not say why");
    ResolutionRules.Judgement explained =
        ResolutionRules.judge(
            with(facts(removed), List.of(), "Merge\n\nResolution-Note: list: moved to table\n"),
            "main",
            "#2");
    assertThat(explained.faults()).isEmpty();
    assertThat(explained.notes()).containsExactly("drops what #2 did in list: moved to table");
  }

  @Test
  void aNoteDoesNotExcuseDroppingASideThatCouldBeKept() {
    MergedFile ours = file("a\nb\n", "a\none\n", "a\ntwo\n", "a\none\n");

    assertThat(faults(with(facts(ours), List.of(), "Resolution-Note: list: ours is better")))
        .containsExactly("drops what #2 did in list");
  }

  @Test
  void filesInNoConflictAreChangedOnlyWithAReasonAndNeverLoseASide() {
    MergedFile other =
        new MergedFile("use", text("x\n"), text("x\n"), text("x\ny\n"), text("z\ny\n"));
    MergedFile lost = new MergedFile("use", text("x\n"), text("x\n"), text("x\ny\n"), text("x\n"));
    String note = "Resolution-Note: use: the new name";

    assertThat(faults(with(facts(BOTH), List.of(other), "")))
        .containsExactly("changes use, which was in no conflict, and does not say why");
    assertThat(faults(with(facts(BOTH), List.of(other), note))).isEmpty();
    assertThat(faults(with(facts(BOTH), List.of(lost), note)))
        .containsExactly("drops what was done in use, which was in no conflict");
  }

  @Test
  void everythingThatIsUnfinishedIsNamed() {
    ResolutionFacts facts =
        new ResolutionFacts(
            List.of("a"),
            false,
            List.of("b"),
            false,
            List.of("c"),
            List.of(),
            List.of(),
            "",
            List.of("reference refs/heads/x is gone"));

    assertThat(faults(facts))
        .containsExactly(
            "still in conflict: a",
            "not committed: b",
            "its commits are not one merge of both sides",
            "conflict markers are left in c",
            "it changed what is not its own: reference refs/heads/x is gone");
  }

  private static List<String> faults(ResolutionFacts facts) {
    return ResolutionRules.judge(facts, "main", "#2").faults();
  }

  private static ResolutionFacts facts(MergedFile file) {
    return new ResolutionFacts(
        List.of(), false, List.of(), true, List.of(), List.of(file), List.of(), "", List.of());
  }

  private static ResolutionFacts with(
      ResolutionFacts facts, List<MergedFile> beyond, String message) {
    return new ResolutionFacts(
        List.of(),
        false,
        List.of(),
        true,
        List.of(),
        facts.conflicted(),
        beyond,
        message,
        List.of());
  }

  private static MergedFile file(String base, String ours, String theirs, String result) {
    return new MergedFile("list", text(base), text(ours), text(theirs), text(result));
  }

  private static Optional<String> text(String text) {
    return Optional.of(text);
  }
}

package dev.orchestrator.runs.overview;

import java.util.Optional;

/**
 * What an issue's branch holds, as git tells it. What is not known, or not asked, is empty.
 *
 * @param verified whether its work was verified; false also where there was nothing to verify with
 * @param commits commits of its own
 * @param insertions lines that its net change adds
 * @param deletions lines that its net change removes
 * @param base the commit it began at
 * @param landed what became of bringing it to the target branch: {@code landed}, {@code already},
 *     {@code set-aside}, {@code rejected}, {@code flaky} or {@code blocked}
 * @param landing what the last landing made of it, with the reason
 */
public record IssueChange(
    Optional<Boolean> verified,
    Optional<Integer> commits,
    Optional<Integer> insertions,
    Optional<Integer> deletions,
    Optional<String> base,
    Optional<String> landed,
    Optional<IssueLanding> landing) {

  /** Nothing is known. */
  public static final IssueChange UNKNOWN =
      new IssueChange(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  /** Whether the target branch has it. */
  public boolean hasLanded() {
    return landed
        .filter(word -> word.equals("landed") || word.equals("already") || word.equals("flaky"))
        .isPresent();
  }

  /** {@code 3 commits +120 -4}; empty where there is nothing of its own. */
  public String inWords() {
    int own = commits.orElse(0);
    return own == 0
        ? ""
        : own
            + (own == 1 ? " commit +" : " commits +")
            + insertions.orElse(0)
            + " -"
            + deletions.orElse(0);
  }
}

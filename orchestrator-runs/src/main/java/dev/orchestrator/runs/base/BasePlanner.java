package dev.orchestrator.runs.base;

import dev.orchestrator.core.text.Durations;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Decides what an issue begins at: the base branch of its repository and, where it builds on other
 * issues there, their verified commits. A commit that contains all of them is taken as it is;
 * several are merged. The base branch itself is merged in only where it holds work that none of the
 * others does: a stack stays a stack, and what the base branch gained meanwhile is brought together
 * when the work lands.
 */
public final class BasePlanner {

  private static final Duration FRESH = Duration.ofMinutes(5);

  private final BaseQuestion question;
  private final BaseFacts facts;

  /** Answers one question. */
  public BasePlanner(BaseQuestion question, BaseFacts facts) {
    this.question = question;
    this.facts = facts;
  }

  /**
   * The commits to merge, the first of which is merged into; one alone is the base. Never empty.
   */
  public List<String> heads() {
    Set<String> landed =
        held().stream()
            .filter(each -> facts.inTrunk().contains(each.issue()))
            .map(Predecessor::commit)
            .collect(Collectors.toSet());
    Set<String> heads = new LinkedHashSet<>(facts.independent());
    boolean trunkHoldsMore = heads.removeAll(landed);
    List<String> all = new ArrayList<>();
    if (heads.isEmpty() || (trunkHoldsMore && facts.trunkIndependent())) {
      all.add(facts.trunk().commit());
    }
    all.addAll(heads);
    return List.copyOf(all);
  }

  /** The base, once the heads are merged as far as they fit. */
  public IssueBase base(Merged merged, Instant now) {
    return new IssueBase(
        merged.commit(),
        facts.trunk().name(),
        facts.trunk().commit(),
        facts.predecessors(),
        merged.left().isEmpty()
            ? Optional.empty()
            : Optional.of(new MergeConflict(merged.left(), merged.paths())),
        remarks(now));
  }

  /** What it builds on and is not in the base branch of its repository. */
  public Set<Integer> unmerged() {
    return question.dependencies().stream()
        .filter(Dependency::direct)
        .map(Dependency::issue)
        .filter(issue -> !facts.inTrunk().contains(issue) && !facts.gone().contains(issue))
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The message of the commits that merge the heads. */
  public String message() {
    return "Merge what #%d builds on: %s"
        .formatted(
            question.issue(),
            held().stream().map(each -> "#" + each.issue()).collect(Collectors.joining(", ")));
  }

  private List<Predecessor> held() {
    return facts.predecessors().stream().filter(Predecessor::held).toList();
  }

  private List<String> remarks(Instant now) {
    List<String> remarks = new ArrayList<>();
    Trunk trunk = facts.trunk();
    trunk.unreached().ifPresent(why -> remarks.add(age(trunk, now) + ": " + why));
    if (trunk.unpushed() > 0) {
      remarks.add(
          "the local branch has %d commit%s that %s does not have; work begins without them"
              .formatted(trunk.unpushed(), trunk.unpushed() == 1 ? "" : "s", trunk.name()));
    }
    if (!facts.gone().isEmpty()) {
      remarks.add(
          "nothing is left of the work on "
              + facts.gone().stream()
                  .sorted()
                  .map(issue -> "#" + issue)
                  .collect(Collectors.joining(", ")));
    }
    return remarks;
  }

  private static String age(Trunk trunk, Instant now) {
    return trunk.name()
        + trunk
            .fetched()
            .map(at -> Duration.between(at, now))
            .filter(age -> age.compareTo(FRESH) > 0)
            .map(age -> " was last fetched " + Durations.format(age) + " ago")
            .orElse(" could not be fetched");
  }
}

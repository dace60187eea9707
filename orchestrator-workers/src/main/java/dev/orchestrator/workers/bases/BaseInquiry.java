package dev.orchestrator.workers.bases;

import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.git.base.Bases;
import dev.orchestrator.git.base.Join;
import dev.orchestrator.git.base.Lineage;
import dev.orchestrator.git.base.Tip;
import dev.orchestrator.runs.base.BaseFacts;
import dev.orchestrator.runs.base.BaseObservation;
import dev.orchestrator.runs.base.BasePlanner;
import dev.orchestrator.runs.base.BaseQuestion;
import dev.orchestrator.runs.base.Dependency;
import dev.orchestrator.runs.base.Merged;
import dev.orchestrator.runs.base.Predecessor;
import dev.orchestrator.runs.plan.PlanRepository;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** One question put to git: the facts, the plan made of them, and the merge that it asks for. */
final class BaseInquiry {

  private final Bases git;
  private final Trunks trunks;
  private final BaseQuestion question;
  private final CancellationToken cancellation;

  BaseInquiry(Bases git, Trunks trunks, BaseQuestion question, CancellationToken cancellation) {
    this.git = git;
    this.trunks = trunks;
    this.question = question;
    this.cancellation = cancellation;
  }

  BaseObservation answer(Instant now) {
    List<Predecessor> found =
        question.dependencies().stream().flatMap(each -> find(each).stream()).toList();
    Map<String, Lineage> lineages = lineages(found);
    Optional<String> lost = lost(found, lineages);
    if (lost.isPresent()) {
      return BaseObservation.none(question, lost.get());
    }
    BasePlanner planner = new BasePlanner(question, facts(found, lineages));
    Merged merged = merge(planner, found);
    return BaseObservation.of(question, planner.base(merged, now), planner.unmerged());
  }

  /** What the journal does not know is where the branch is, if there is one. */
  private Optional<Predecessor> find(Dependency dependency) {
    boolean held = question.held().contains(dependency);
    return dependency
        .tip()
        .or(() -> head(dependency))
        .map(
            commit ->
                new Predecessor(
                    dependency.issue(),
                    dependency.repository(),
                    dependency.branch(),
                    commit,
                    held));
  }

  private Optional<String> head(Dependency dependency) {
    return git.head(
        trunks.repository(dependency.repository()).path(), dependency.branch(), cancellation);
  }

  private Map<String, Lineage> lineages(List<Predecessor> found) {
    Map<Integer, Optional<String>> beganAt =
        question.dependencies().stream()
            .collect(Collectors.toMap(Dependency::issue, Dependency::beganAt));
    Map<String, List<Tip>> tips =
        found.stream()
            .collect(
                Collectors.groupingBy(
                    Predecessor::repository,
                    Collectors.mapping(
                        each ->
                            new Tip(
                                each.commit(),
                                beganAt.getOrDefault(each.issue(), Optional.empty())),
                        Collectors.toList())));
    Map<String, Lineage> lineages = new HashMap<>();
    tips.forEach((repository, all) -> lineages.put(repository, lineage(repository, all)));
    return lineages;
  }

  private Lineage lineage(String key, List<Tip> tips) {
    PlanRepository repository = trunks.repository(key);
    return git.lineage(repository.path(), trunks.of(key).commit(), tips, cancellation);
  }

  private static Optional<String> lost(List<Predecessor> found, Map<String, Lineage> lineages) {
    return found.stream()
        .filter(each -> lineage(lineages, each).missing().contains(each.commit()))
        .findFirst()
        .map(
            each ->
                "commit %.12s of #%d, which was verified, is not in the repository any more"
                    .formatted(each.commit(), each.issue()));
  }

  private static Lineage lineage(Map<String, Lineage> lineages, Predecessor predecessor) {
    return Objects.requireNonNull(lineages.get(predecessor.repository()));
  }

  private BaseFacts facts(List<Predecessor> found, Map<String, Lineage> lineages) {
    Set<Integer> gone =
        question.dependencies().stream().map(Dependency::issue).collect(Collectors.toSet());
    found.forEach(each -> gone.remove(each.issue()));
    Optional<Lineage> own =
        Optional.ofNullable(lineages.get(question.repository()))
            .filter(any -> !question.held().isEmpty());
    return new BaseFacts(
        trunks.of(question.repository()),
        found,
        gone,
        inTrunk(found, lineages),
        own.map(Lineage::independent).orElse(List.of()),
        own.map(Lineage::baseIndependent).orElse(true));
  }

  /** By their commits, by what they change, or because a landing put it there in another form. */
  private Set<Integer> inTrunk(List<Predecessor> found, Map<String, Lineage> lineages) {
    Set<Integer> inTrunk = new HashSet<>();
    Map<String, Map<Integer, String>> rest = new HashMap<>();
    for (Predecessor each : found) {
      if (lineage(lineages, each).inBase().contains(each.commit())) {
        inTrunk.add(each.issue());
      } else {
        rest.computeIfAbsent(each.repository(), unused -> new HashMap<>())
            .put(each.issue(), each.commit());
      }
    }
    rest.forEach((repository, tips) -> inTrunk.addAll(trunks.landed(repository, tips)));
    return inTrunk;
  }

  private Merged merge(BasePlanner planner, List<Predecessor> found) {
    List<String> heads = planner.heads();
    PlanRepository repository = trunks.repository(question.repository());
    Join join = git.join(repository.path(), heads, planner.message(), cancellation);
    if (join.left().isEmpty()) {
      return new Merged(join.commit(), List.of(), List.of());
    }
    return byHand(repository, found)
        .map(commit -> new Merged(commit, List.of(), List.of()))
        .orElseGet(
            () -> new Merged(join.commit(), join.left(), join.paths().stream().sorted().toList()));
  }

  /** A person may have merged the one into the branch of the other. */
  private Optional<String> byHand(PlanRepository repository, List<Predecessor> found) {
    List<String> wanted =
        found.stream().filter(Predecessor::held).map(Predecessor::commit).toList();
    return question.held().stream()
        .flatMap(each -> head(each).stream())
        .filter(head -> !wanted.contains(head))
        .filter(head -> git.contains(repository.path(), head, wanted, cancellation))
        .findFirst();
  }
}

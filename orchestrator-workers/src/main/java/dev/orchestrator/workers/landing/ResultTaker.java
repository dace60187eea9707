package dev.orchestrator.workers.landing;

import dev.orchestrator.git.merge.Checkout;
import dev.orchestrator.git.merge.Checkouts;
import dev.orchestrator.git.merge.ReferenceChange;
import dev.orchestrator.git.merge.ReferenceOutcome;
import dev.orchestrator.git.merge.References;
import dev.orchestrator.runs.landing.record.LandingEvent.Taken;
import dev.orchestrator.runs.landing.record.LandingEvent.Taking;
import dev.orchestrator.runs.landing.record.LandingReferences;
import dev.orchestrator.runs.plan.PlanRepository;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Puts a result where it belongs: the target, moved by compare-and-swap together with the record of
 * the landing, where nobody has it checked out; else a branch of the landing's own.
 */
final class ResultTaker {

  private final LandingContext landing;
  private final PlanRepository repository;
  private final References references;
  private final Checkouts checkouts;
  private final Remotes remotes;

  ResultTaker(
      LandingContext landing,
      PlanRepository repository,
      References references,
      Checkouts checkouts,
      Remotes remotes) {
    this.landing = landing;
    this.repository = repository;
    this.references = references;
    this.checkouts = checkouts;
    this.remotes = remotes;
  }

  /**
   * Takes the result.
   *
   * @return empty when the target moved meanwhile: nothing is changed then
   */
  Optional<Taken> take(
      LandingTarget target, String result, List<Integer> landed, Map<Integer, String> tips) {
    Optional<String> pushFailure = Optional.empty();
    boolean pushed = false;
    if (landing.request().asksFor(LandOption.PUSH)) {
      Remotes.Push push = remotes.push(repository.path(), target.branch(), result);
      if (push.rejected()) {
        return Optional.empty();
      }
      pushed = push.failure().isEmpty();
      pushFailure = push.failure();
    }
    Place place = place(target);
    Taking taking = taking(target, result, landed, place);
    landing.write(taking);
    ReferenceOutcome outcome =
        references.change(
            repository.path(),
            changes(taking, tips),
            "land " + landing.id(),
            landing.cancellation());
    boolean wasPushed = pushed;
    Optional<String> trouble = pushFailure;
    return outcome.match(
        changed -> Optional.of(taken(target, result, place, wasPushed, trouble)),
        stale -> Optional.empty(),
        failed -> {
          throw remotes.unmoved(repository.path(), failed.reason());
        });
  }

  private Taking taking(LandingTarget target, String result, List<Integer> landed, Place place) {
    return new Taking(
        repository.key(),
        repository.path().toString(),
        target.branch(),
        target.local().orElse(target.base()),
        target.base(),
        result,
        landed,
        place.reference(),
        place.from());
  }

  /** The changes of a taking; made all together or not at all. */
  private List<ReferenceChange> changes(Taking taking, Map<Integer, String> tips) {
    LandingReferences records = new LandingReferences(landing.id());
    Map<String, String> known =
        references.read(repository.path(), List.of(records.folder()), landing.cancellation());
    List<ReferenceChange> changes = new ArrayList<>();
    changes.add(
        new ReferenceChange(taking.reference(), taking.from(), Optional.of(taking.after())));
    if (!known.containsKey(records.base())) {
      changes.add(ReferenceChange.create(records.base(), taking.base()));
      changes.add(ReferenceChange.create(records.before(), taking.before()));
    }
    changes.add(record(known, records.result(), taking.after()));
    for (int issue : taking.landed()) {
      changes.add(record(known, records.branch(issue), tip(tips, issue)));
    }
    return changes;
  }

  private static String tip(Map<Integer, String> tips, int issue) {
    return Optional.ofNullable(tips.get(issue)).orElseThrow();
  }

  private static ReferenceChange record(
      Map<String, String> known, String reference, String commit) {
    return new ReferenceChange(
        reference, Optional.ofNullable(known.get(reference)), Optional.of(commit));
  }

  /**
   * Where the result goes.
   *
   * @param reference whole name of the branch that is moved
   * @param from where it is; empty when it does not exist
   * @param holder the checkout that keeps the target from being moved
   */
  private record Place(String reference, Optional<String> from, Optional<Checkout> holder) {}

  private Place place(LandingTarget target) {
    List<Checkout> all = checkouts.of(repository.path(), landing.cancellation());
    Optional<Checkout> holder = holder(all, target.reference());
    boolean ownBranch = landing.request().options().stream().anyMatch(LandOption::leavesTarget);
    if (holder.isEmpty() && target.local().isPresent() && !ownBranch) {
      return new Place(target.reference(), target.local(), Optional.empty());
    }
    return own(all, holder);
  }

  private static Optional<Checkout> holder(List<Checkout> all, String reference) {
    return all.stream()
        .filter(checkout -> !checkout.bare() && checkout.holds(reference))
        .findFirst();
  }

  /** The first branch of the landings' own that nobody else uses; a request has one to itself. */
  private Place own(List<Checkout> all, Optional<Checkout> holder) {
    String wanted = LandingTarget.HEADS + "land/" + landing.request().plan().project();
    Map<String, String> branches =
        references.read(
            repository.path(),
            List.of(LandingTarget.HEADS + "land", LandingReferences.FOLDER),
            landing.cancellation());
    for (int number = 1; ; number++) {
      String reference = number == 1 ? wanted : wanted + "-" + number;
      Optional<String> from = Optional.ofNullable(branches.get(reference));
      boolean ours =
          from.isEmpty()
              || !landing.request().asksFor(LandOption.PULL_REQUEST_BATCH)
                  && branches.entrySet().stream()
                      .anyMatch(
                          entry ->
                              LandingReferences.ofResult(entry.getKey()).isPresent()
                                  && entry.getValue().equals(from.get()));
      if (ours && holder(all, reference).isEmpty()) {
        return new Place(reference, from, holder);
      }
    }
  }

  private Taken taken(
      LandingTarget target,
      String result,
      Place place,
      boolean pushed,
      Optional<String> pushFailure) {
    boolean moved = place.reference().equals(target.reference());
    Optional<String> problem = pushFailure.map(reason -> "not pushed: " + reason);
    if (!moved && landing.request().asksFor(LandOption.INTO_CHECKOUT)) {
      Optional<String> obstacle =
          place
              .holder()
              .map(into -> remotes.fastForward(into, result))
              .orElse(Optional.of("it is checked out nowhere"));
      moved = obstacle.isEmpty();
      problem = obstacle.map(why -> "not fast-forwarded: " + why).or(() -> pushFailure);
    }
    Optional<String> branch =
        moved
            ? Optional.empty()
            : Optional.of(place.reference().substring(LandingTarget.HEADS.length()));
    return new Taken(
        repository.key(),
        target.branch(),
        target.base(),
        result,
        moved || pushed,
        branch,
        pushed,
        branch.map(name -> howToTake(target, place, name, pushed)).orElse(""),
        problem);
  }

  private static String howToTake(
      LandingTarget target, Place place, String branch, boolean pushed) {
    String done = pushed ? "was pushed; " : "";
    return target.branch()
        + " "
        + done
        + place
            .holder()
            .map(holder -> howToTake(holder, target, branch))
            .orElse("was not moved; the result is the branch " + branch);
  }

  private static String howToTake(Checkout holder, LandingTarget target, String branch) {
    String command =
        "'git -C %s merge --ff-only %s' takes it".formatted(quoted(holder.folder()), branch);
    return holder.unfinished().contains(target.reference())
        ? "is in the middle of a rebase or a bisect in %s and was not moved; when that has ended, %s"
            .formatted(holder.folder(), command)
        : "is checked out in %s and was not moved there: %s".formatted(holder.folder(), command);
  }

  private static String quoted(Path folder) {
    String text = folder.toString();
    return text.matches("[A-Za-z0-9_./-]+") ? text : "\"" + text + "\"";
  }
}

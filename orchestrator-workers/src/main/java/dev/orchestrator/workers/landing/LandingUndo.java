package dev.orchestrator.workers.landing;

import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.core.error.OrchestratorException;
import dev.orchestrator.git.merge.Checkout;
import dev.orchestrator.git.merge.CommitPair;
import dev.orchestrator.git.merge.Identity;
import dev.orchestrator.git.merge.MergeSession;
import dev.orchestrator.git.merge.NewCommit;
import dev.orchestrator.git.merge.ReferenceChange;
import dev.orchestrator.git.merge.ReferenceOutcome;
import dev.orchestrator.runs.landing.record.LandingEvent;
import dev.orchestrator.runs.landing.record.LandingEvent.Taken;
import dev.orchestrator.runs.landing.record.LandingEvent.Taking;
import dev.orchestrator.runs.landing.record.LandingJournal;
import dev.orchestrator.workers.landing.UndoReport.Line;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Takes a landing back, repository by repository. */
final class LandingUndo {

  private final String id;
  private final LandingJournal journal;
  private final LandingTools tools;
  private final CancellationToken cancellation;

  LandingUndo(
      String id, LandingJournal journal, LandingTools tools, CancellationToken cancellation) {
    this.id = id;
    this.journal = journal;
    this.tools = tools;
    this.cancellation = cancellation;
  }

  /** What one repository had before and has since. */
  private record Span(Taking first, Taking last, boolean pushed) {}

  UndoReport undo() {
    Map<String, Span> spans = spans();
    if (spans.isEmpty()) {
      throw new OrchestratorException(
          LandErrors.LANDING_UNKNOWN,
          "nothing landed in '" + id + "' that could be taken back",
          "'orchestrator workers status' shows what landed");
    }
    List<Line> lines = new ArrayList<>();
    for (Span span : spans.values()) {
      Line line = undo(span);
      journal.append(new LandingEvent.Undone(span.last().repository(), line.note()));
      lines.add(line);
    }
    return new UndoReport(1, id, lines);
  }

  private Map<String, Span> spans() {
    Map<String, Span> spans = new LinkedHashMap<>();
    Map<String, Taking> intended = new LinkedHashMap<>();
    for (LandingEvent event : journal.events()) {
      if (event instanceof Taking taking) {
        intended.put(taking.repository(), taking);
      } else if (event instanceof Taken taken && intended.containsKey(taken.repository())) {
        Taking taking = intended.get(taken.repository());
        spans.merge(
            taken.repository(),
            new Span(taking, taking, taken.pushed()),
            (old, now) -> new Span(old.first(), now.last(), old.pushed() || now.pushed()));
      } else if (event instanceof LandingEvent.Undone undone) {
        spans.remove(undone.repository());
      }
    }
    return spans;
  }

  private Line undo(Span span) {
    Taking last = span.last();
    Path repository = Path.of(last.path());
    Optional<Checkout> holder =
        tools.checkouts().of(repository, cancellation).stream()
            .filter(checkout -> !checkout.bare() && checkout.holds(last.reference()))
            .findFirst();
    if (!isPushed(span) && holder.isEmpty() && !isTakenElsewhere(span)) {
      ReferenceOutcome outcome =
          tools
              .references()
              .change(
                  repository,
                  List.of(
                      new ReferenceChange(
                          last.reference(), Optional.of(last.after()), span.first().from())),
                  "undo land " + id,
                  cancellation);
      if (outcome instanceof ReferenceOutcome.Changed) {
        String where =
            span.first().from().map(commit -> "back at " + commit.substring(0, 10)).orElse("gone");
        return new Line(
            last.repository(),
            last.target(),
            true,
            Optional.empty(),
            name(last.reference()) + " is " + where);
      }
    }
    return reverse(span, repository);
  }

  /** Whether others may have the result, by this landing or by a later push. */
  private boolean isPushed(Span span) {
    Path repository = Path.of(span.last().path());
    String remote = LandingTarget.ORIGIN + span.last().target();
    return span.pushed()
        || Optional.ofNullable(
                tools.references().read(repository, List.of(remote), cancellation).get(remote))
            .filter(commit -> holds(repository, commit, span.last().after()))
            .isPresent();
  }

  /** Whether the target has the result although a branch of ours was made to hold it. */
  private boolean isTakenElsewhere(Span span) {
    String target = LandingTarget.HEADS + span.last().target();
    Path repository = Path.of(span.last().path());
    if (span.last().reference().equals(target)) {
      return false;
    }
    String now = tools.references().read(repository, List.of(target), cancellation).get(target);
    return now != null
        && tools.bases().contains(repository, now, List.of(span.last().after()), cancellation);
  }

  /** The reverse of what landed, as a commit on top of what is there now. */
  private Line reverse(Span span, Path repository) {
    Taking last = span.last();
    Map<String, String> now =
        tools
            .references()
            .read(
                repository,
                List.of(LandingTarget.HEADS + last.target(), LandingTarget.ORIGIN + last.target()),
                cancellation);
    String tip =
        Optional.ofNullable(now.get(LandingTarget.HEADS + last.target()))
            .filter(commit -> holds(repository, commit, last.after()))
            .or(() -> Optional.ofNullable(now.get(LandingTarget.ORIGIN + last.target())))
            .orElse(last.after());
    String branch = "land/undo-" + id;
    Optional<String> commit = reversed(repository, tip, last.after(), span.first().base());
    if (commit.isEmpty()) {
      return new Line(
          last.repository(),
          last.target(),
          false,
          Optional.empty(),
          "later changes touch the same places: take it back by hand from "
              + last.target()
              + ", it landed as "
              + last.after().substring(0, 10));
    }
    ReferenceOutcome outcome =
        tools
            .references()
            .change(
                repository,
                List.of(ReferenceChange.create(LandingTarget.HEADS + branch, commit.get())),
                "undo land " + id,
                cancellation);
    boolean made = outcome instanceof ReferenceOutcome.Changed;
    return new Line(
        last.repository(),
        last.target(),
        false,
        made ? Optional.of(branch) : Optional.empty(),
        made
            ? last.target()
                + " is checked out, pushed or has moved on: branch "
                + branch
                + " takes it back, 'git merge --ff-only "
                + branch
                + "' applies it"
            : "branch " + branch + " cannot be made: " + outcome);
  }

  private boolean holds(Path repository, String commit, String other) {
    return tools.bases().contains(repository, commit, List.of(other), cancellation);
  }

  /** As {@code git revert} does it: from the result to the base, applied to what is there now. */
  private Optional<String> reversed(Path repository, String tip, String result, String base) {
    Instant now = tools.clock().instant();
    Identity us = tools.merges().identity(repository, now, cancellation);
    try (MergeSession session = tools.merges().open(repository, tip, cancellation)) {
      String root =
          session.commit(new NewCommit(session.tree(result), List.of(), "What landed", us, us));
      String theirs =
          session.commit(
              new NewCommit(session.tree(base), List.of(root), "What was before", us, us));
      String ours =
          session.commit(
              new NewCommit(session.tree(tip), List.of(root), "What is there now", us, us));
      return session
          .merge(new CommitPair(ours, theirs))
          .match(
              clean ->
                  Optional.of(
                      session.commit(
                          new NewCommit(
                              clean.tree(),
                              List.of(tip),
                              "Take landing " + id + " back\n\nThis reverses " + result + ".",
                              us,
                              us))),
              conflict -> Optional.empty(),
              failure -> Optional.empty());
    }
  }

  private static String name(String reference) {
    return reference.substring(LandingTarget.HEADS.length());
  }
}

package dev.orchestrator.runs.run;

import dev.orchestrator.runs.attempt.AttemptEnd;
import dev.orchestrator.runs.attempt.AttemptId;
import dev.orchestrator.runs.attempt.EndReason;
import dev.orchestrator.runs.attempt.Verification;
import dev.orchestrator.runs.attempt.VerifiedChange;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What the journal knows of an issue.
 *
 * @param number the issue
 * @param standing what it is, and why
 * @param series its attempts
 * @param work what came of them
 * @param workplace its branch and folder as they were recorded when it began; empty before that,
 *     and in journals of earlier versions
 */
public record IssueState(
    int number,
    IssueStanding standing,
    AttemptSeries series,
    IssueWork work,
    Optional<Workplace> workplace) {

  /** An issue nothing has happened to. */
  public static IssueState untouched(int number, IssueStatus status, String reason) {
    return new IssueState(
        number,
        IssueStanding.of(status, reason),
        AttemptSeries.NONE,
        IssueWork.NONE,
        Optional.empty());
  }

  /** What it is. */
  public IssueStatus status() {
    return standing.status();
  }

  /** What it came to in the plan: what it is, or what it was before it left the plan. */
  public IssueStatus statusInPlan() {
    return standing.beforeRemoval().orElse(standing.status());
  }

  /** The stage it is in; empty before its first attempt. */
  public Optional<String> stage() {
    return standing.stage();
  }

  /** The dependencies that keep it from ever starting. */
  public List<Integer> blockedBy() {
    return standing.blockedBy();
  }

  /** Why it is what it is, in words; may be empty. */
  public String reason() {
    return standing.reason();
  }

  /** How many attempts were decided on, over all stages. */
  public int attempts() {
    return series.count();
  }

  /** Attempts of this stage that count against its retries. */
  public int failures() {
    return series.failures();
  }

  /** Attempts in a row that ended through no fault of the issue. */
  public int misfortunes() {
    return series.misfortunes();
  }

  /** Verifications of the current attempt that could not run. */
  public int unverified() {
    return series.unverified();
  }

  /** The attempt that is not settled; at most one. */
  public Optional<Attempt> current() {
    return series.current();
  }

  /** The attempt settled last. */
  public Optional<Attempt> last() {
    return series.last();
  }

  /** What was decided about the next attempt. */
  public NextAttempt next() {
    return series.next();
  }

  /** What its attempts used, over all stages. */
  public Expenses expenses() {
    return work.expenses();
  }

  /** What a person should look at, the first few; changes nothing else. */
  public List<String> flags() {
    return work.flags();
  }

  /** Where its branch was when an attempt last ended; empty where that is not known. */
  public Optional<String> tip() {
    return work.tip();
  }

  /** The last verification that passed, of whatever stage. */
  public Optional<Verification> verification() {
    return work.verification();
  }

  /** The recorded branch; empty for an issue that never began. */
  public Optional<String> branch() {
    return workplace.map(Workplace::branch).or(() -> launch().map(Launch::branch));
  }

  /** The recorded folder; empty for an issue that never began. */
  public Optional<Path> worktree() {
    return workplace.map(Workplace::worktree).or(() -> launch().map(Launch::worktree));
  }

  /** How its current attempt was started, or the one before. */
  private Optional<Launch> launch() {
    return current().flatMap(Attempt::launch).or(() -> last().flatMap(Attempt::launch));
  }

  /** Whether {@code attempt} was settled last. */
  public boolean isLast(AttemptId attempt) {
    return last().filter(mine -> mine.id().equals(attempt)).isPresent();
  }

  /** Whether {@code attempt} is the one that counts. */
  public boolean isCurrent(AttemptId attempt) {
    return current().filter(mine -> mine.id().equals(attempt)).isPresent();
  }

  IssueState at(Workplace recorded) {
    return new IssueState(number, standing, series, work, Optional.of(recorded));
  }

  /** Whether it cannot begin before somebody merged or mended something; the reason says what. */
  public boolean waiting() {
    return standing.waiting();
  }

  /** Whether what it builds on is still to be merged in its worktree, as its first stage. */
  public boolean merging() {
    return workplace.filter(Workplace::merging).isPresent();
  }

  /** While it is merging there is no stage but that. */
  private IssueState merged() {
    Optional<String> commit = verification().flatMap(Verification::change).map(VerifiedChange::tip);
    return merging() ? at(workplace.orElseThrow().mergedAt(commit)) : this;
  }

  IssueState starting(Attempt attempt) {
    return with(standing.as(IssueStatus.IN_PROGRESS, "").in(attempt.assignment().stage()))
        .with(series.begin(attempt));
  }

  IssueState with(Attempt changed) {
    return with(series.with(changed));
  }

  IssueState stopUnconfirmed(Moment now) {
    return current().map(attempt -> with(attempt.stopUnconfirmed(now))).orElse(this);
  }

  /** The current attempt is over. */
  IssueState ended(Attempt over, AttemptEnd end) {
    return with(over).harvested(over.assignment(), end);
  }

  /** What the attempt used and where it left the branch; nothing else of the issue changes. */
  private IssueState harvested(Assignment assignment, AttemptEnd end) {
    IssueWork charged =
        end.usage()
            .map(report -> expenses().with(assignment.attempt(), assignment.stage(), report))
            .map(work::charged)
            .orElse(work);
    return with(charged.at(end.work().tip()));
  }

  /** The last attempt's end turned out to be another than was believed; nothing follows from it. */
  IssueState lateEnd(AttemptId attempt, AttemptEnd end) {
    return last()
        .filter(old -> old.id().equals(attempt))
        .map(old -> with(series.withLast(old.endedAfterAll(end))).harvested(old.assignment(), end))
        .orElse(this);
  }

  IssueState verified(Attempt checked, Verification result) {
    IssueWork after =
        result.outcome() == Verification.Outcome.PASSED ? work.verified(result) : work;
    IssueState checkedNow = with(checked).with(after);
    return result.outcome() == Verification.Outcome.COULD_NOT_RUN
        ? checkedNow.with(checkedNow.series.couldNotVerify())
        : checkedNow;
  }

  IssueState advanced(String toStage, Moment now) {
    return with(standing.as(IssueStatus.IN_PROGRESS, "").in(toStage))
        .with(series.settled(now).anew().then(NextAttempt.FIRST))
        .merged();
  }

  IssueState retrying(NextAttempt following, boolean counted, String why, Moment now) {
    AttemptSeries settled = series.settled(now);
    AttemptSeries after =
        !counted ? settled.unlucky() : vanished() ? settled.failedAgain() : settled.failed();
    return as(IssueStatus.IN_PROGRESS, why).with(after.then(following));
  }

  private boolean vanished() {
    return current()
        .flatMap(Attempt::end)
        .filter(end -> end.reason() == EndReason.LOST)
        .isPresent();
  }

  IssueState ending(IssueStatus as, String why, Moment now) {
    return as(as, why).with(series.settled(now).then(NextAttempt.FIRST));
  }

  /** What was decided about its next attempt still holds once nothing blocks it any more. */
  IssueState blocked(List<Integer> by, String why) {
    return with(standing.blocked(IssueStatus.BLOCKED, by, why));
  }

  /** Nothing is forgotten: what was tried before still counts. */
  IssueState unblocked(String why) {
    return as(attempts() > 0 ? IssueStatus.IN_PROGRESS : IssueStatus.PENDING, why);
  }

  IssueState postponed(String why) {
    return with(standing.postponed(why));
  }

  IssueState skipped(String why) {
    return as(IssueStatus.SKIPPED, why);
  }

  IssueState removed(String why) {
    return with(standing.removed(why));
  }

  IssueState restored(String why) {
    return with(standing.restored(why));
  }

  /** As if its present stage had never been tried; what is in the worktree is built upon. */
  IssueState anew(NextAttempt following, String why) {
    return as(IssueStatus.PENDING, why).with(series.anew().then(following));
  }

  IssueState flagged(String text) {
    return with(work.flagged(text));
  }

  private IssueState as(IssueStatus changed, String why) {
    return with(standing.as(changed, why));
  }

  private IssueState with(IssueStanding changed) {
    return new IssueState(number, changed, series, work, workplace);
  }

  private IssueState with(AttemptSeries changed) {
    return new IssueState(number, standing, changed, work, workplace);
  }

  private IssueState with(IssueWork changed) {
    return new IssueState(number, standing, series, changed, workplace);
  }
}

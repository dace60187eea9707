package dev.orchestrator.workers.landing;

import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.core.error.OrchestratorException;
import dev.orchestrator.runs.landing.record.LandingEvent;
import dev.orchestrator.runs.landing.record.LandingJournal;
import dev.orchestrator.runs.plan.PlanRepository;
import java.nio.file.Path;
import java.time.Instant;

/**
 * One landing while it is at work.
 *
 * @param id names it
 * @param request what is wanted
 * @param at when it began; the date of its commits
 * @param logs where the output of verifications goes
 * @param journal what it writes down
 * @param verdicts what is known of trees
 * @param listener hears how it comes along
 * @param cancellation ends it
 */
record LandingContext(
    String id,
    LandRequest request,
    Instant at,
    Path logs,
    LandingJournal journal,
    VerdictLog verdicts,
    LandListener listener,
    CancellationToken cancellation) {

  /** A folder for each attempt of an agent to resolve a conflict. */
  Path attempts() {
    return logs.resolveSibling("attempts");
  }

  /** A worktree of ours in a repository, named after what it is for. */
  Path worktree(PlanRepository repository, String purpose, String rest) {
    String key = repository.key().replaceAll("[^A-Za-z0-9_-]", "-");
    return repository
        .worktreeBase()
        .resolve(
            purpose + "-" + request.plan().project() + (key.isEmpty() ? "" : "-" + key) + rest);
  }

  /** Who such a worktree is for. */
  String owner() {
    return "landing " + request.plan().project();
  }

  void write(LandingEvent event) {
    journal.append(event);
  }

  void write(LandingEvent.Judged judged) {
    journal.append(judged);
    verdicts.add(judged);
  }

  /** Ends the landing here if somebody wants it to end; it can be gone on with. */
  void checkpoint() {
    if (cancellation.isCancelled()) {
      throw new OrchestratorException(
          LandErrors.LAND_INTERRUPTED,
          "landing " + id + " was interrupted; nothing is lost",
          "'orchestrator land' goes on with it");
    }
  }
}

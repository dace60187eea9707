package dev.orchestrator.git.status;

import java.time.Instant;
import java.util.Optional;

/**
 * How the current branch stands to its upstream, as of the last fetch.
 *
 * @param upstream the branch it follows, such as {@code origin/main}, even when that is gone
 * @param upstreamGone whether an upstream is configured that does not exist
 * @param ahead commits the upstream does not have; 0 without an upstream
 * @param behind commits only the upstream has; 0 without an upstream
 * @param fetchedAt when remote branches were last brought up to date, where that is known
 */
public record Tracking(
    Optional<String> upstream,
    boolean upstreamGone,
    int ahead,
    int behind,
    Optional<Instant> fetchedAt) {

  /** Whether the branch and its upstream each have commits of their own. */
  public boolean diverged() {
    return ahead > 0 && behind > 0;
  }
}

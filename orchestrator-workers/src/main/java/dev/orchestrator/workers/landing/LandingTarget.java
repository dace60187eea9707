package dev.orchestrator.workers.landing;

import java.util.Optional;

/**
 * Where a repository's branches are landed.
 *
 * @param branch its name, such as {@code main}
 * @param base commit that the result is built on
 * @param local commit of the local branch; empty when there is none
 * @param remote commit of {@code origin}'s branch as last fetched; empty when there is none
 */
record LandingTarget(String branch, String base, Optional<String> local, Optional<String> remote) {

  static final String HEADS = "refs/heads/";
  static final String ORIGIN = "refs/remotes/origin/";

  String reference() {
    return HEADS + branch;
  }
}

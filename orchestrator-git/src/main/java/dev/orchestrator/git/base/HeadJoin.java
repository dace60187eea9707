package dev.orchestrator.git.base;

import dev.orchestrator.core.error.OrchestratorException;
import dev.orchestrator.git.merge.CommitPair;
import dev.orchestrator.git.merge.Identity;
import dev.orchestrator.git.merge.MergeSession;
import dev.orchestrator.git.merge.Merges;
import dev.orchestrator.git.merge.NewCommit;
import dev.orchestrator.git.merge.TreeMerge;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Merges one commit after the other into the first; what does not fit is left. */
final class HeadJoin {

  private final MergeSession session;
  private final Identity identity;
  private final String message;
  private final List<String> left = new ArrayList<>();
  private final Set<String> paths = new TreeSet<>();

  HeadJoin(MergeSession session, Identity identity, String message) {
    this.session = session;
    this.identity = identity;
    this.message = message;
  }

  Join of(List<String> heads) {
    String joined = heads.get(0);
    for (String next : heads.subList(1, heads.size())) {
      String into = joined;
      joined =
          session
              .merge(new CommitPair(into, next))
              .match(
                  clean -> commit(clean, into, next),
                  conflicted -> leave(conflicted, into, next),
                  failed -> refuse(failed, into, next));
    }
    return new Join(joined, left, paths);
  }

  private String commit(TreeMerge.Clean clean, String into, String next) {
    return session.commit(
        new NewCommit(clean.tree(), List.of(into, next), message, identity, identity));
  }

  private String leave(TreeMerge.Conflicted conflicted, String into, String next) {
    left.add(next);
    paths.addAll(conflicted.paths());
    return into;
  }

  private static String refuse(TreeMerge.Failed failed, String into, String next) {
    throw new OrchestratorException(
        Merges.MERGE_FAILED,
        "%.12s and %.12s cannot be merged: %s".formatted(into, next, failed.reason()),
        null);
  }
}

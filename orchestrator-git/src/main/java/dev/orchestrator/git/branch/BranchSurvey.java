package dev.orchestrator.git.branch;

import dev.orchestrator.core.cancellation.CancellationToken;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Looks at many branches of a repository with a handful of processes, however many they are. Reads
 * only; nothing that the repository's configuration names is run. Thread-safe.
 */
public interface BranchSurvey {

  /**
   * What branches hold.
   *
   * @param defaultBranch what they are held against: of {@code origin} as last fetched, else local
   * @return by branch; what does not exist, or cannot be told, is not in it
   */
  Map<String, BranchContents> look(
      Path repository,
      String defaultBranch,
      List<BranchQuestion> branches,
      CancellationToken cancellation);
}

package dev.orchestrator.runtime.fleet;

import dev.orchestrator.git.sync.SyncResult;
import dev.orchestrator.runtime.usecase.Document;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a sync did, or would do.
 *
 * @param dryRun whether nothing was changed
 * @param results in the order in which repositories were asked for
 * @param summary how many came out in each way, by the word for it
 */
public record SyncDocument(
    int schemaVersion, boolean dryRun, List<SyncResult> results, Map<String, Long> summary)
    implements Document {

  static SyncDocument of(boolean dryRun, List<SyncResult> results) {
    Map<String, Long> counts =
        results.stream()
            .collect(
                Collectors.groupingBy(
                    result -> result.outcome().toString(), TreeMap::new, Collectors.counting()));
    return new SyncDocument(1, dryRun, List.copyOf(results), counts);
  }

  /** Whether one of them failed. */
  public boolean failed() {
    return results.stream().anyMatch(result -> result.outcome().isFailure());
  }
}

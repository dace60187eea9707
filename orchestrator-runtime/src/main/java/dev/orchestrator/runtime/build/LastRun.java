package dev.orchestrator.runtime.build;

import dev.orchestrator.core.registry.Repository;
import dev.orchestrator.exec.build.ResultFile;
import dev.orchestrator.exec.build.UnfinishedRun;
import dev.orchestrator.exec.run.RunResult;
import dev.orchestrator.exec.spi.ProjectAction;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the run before says about which repositories are due. */
final class LastRun {

  private final ResultFile results;
  private final UnfinishedRun unfinished;

  @Inject
  LastRun(ResultFile results, UnfinishedRun unfinished) {
    this.results = results;
    this.unfinished = unfinished;
  }

  /** The run that is gone on with, where one was interrupted. */
  Optional<UnfinishedRun.Intent> interrupted(ProjectAction action, WorkRequest.Which which) {
    return which.resume() ? unfinished.find(action) : Optional.empty();
  }

  List<Repository> choose(
      List<Repository> candidates, ProjectAction action, WorkRequest.Which which) {
    if (!which.toldByLastRun()) {
      return candidates;
    }
    Map<String, RunResult> last = results.read(action);
    Optional<UnfinishedRun.Intent> interrupted = interrupted(action, which);
    return candidates.stream()
        .filter(each -> !which.failed() || failed(last.get(each.name())))
        .filter(each -> !which.resume() || left(each.name(), interrupted, last.get(each.name())))
        .toList();
  }

  private static boolean failed(@Nullable RunResult result) {
    return result != null && result.outcome().isFailure();
  }

  private static boolean left(
      String name, Optional<UnfinishedRun.Intent> interrupted, @Nullable RunResult result) {
    return interrupted
        .filter(intent -> intent.repositories().contains(name))
        .filter(intent -> result == null || result.runAt().isBefore(intent.startedAt()))
        .isPresent();
  }
}

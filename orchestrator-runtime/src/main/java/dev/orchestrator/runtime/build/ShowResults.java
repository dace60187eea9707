package dev.orchestrator.runtime.build;

import dev.orchestrator.core.registry.Repository;
import dev.orchestrator.core.selector.RepositoryQuery;
import dev.orchestrator.core.selector.RepositorySelector;
import dev.orchestrator.exec.build.ResultFile;
import dev.orchestrator.exec.run.RunResult;
import dev.orchestrator.exec.spi.ProjectAction;
import dev.orchestrator.runtime.usecase.RequestContext;
import dev.orchestrator.runtime.usecase.UseCase;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Shows the last results; runs nothing. */
public final class ShowResults implements UseCase<ShowResults.Request, LastResultsDocument> {

  private final RepositorySelector selector;
  private final ResultFile results;

  /**
   * Of which.
   *
   * @param repositories all of them when nothing is asked for
   */
  public record Request(RepositoryQuery repositories) {}

  @Inject
  ShowResults(RepositorySelector selector, ResultFile results) {
    this.selector = selector;
    this.results = results;
  }

  @Override
  public LastResultsDocument run(Request request, RequestContext context) {
    List<Repository> selected = selector.select(request.repositories());
    return new LastResultsDocument(
        1, last(ProjectAction.BUILD, selected), last(ProjectAction.TEST, selected));
  }

  private List<RunResult> last(ProjectAction action, List<Repository> selected) {
    Map<String, RunResult> all = results.read(action);
    return selected.stream()
        .flatMap(repository -> Optional.ofNullable(all.get(repository.name())).stream())
        .toList();
  }
}

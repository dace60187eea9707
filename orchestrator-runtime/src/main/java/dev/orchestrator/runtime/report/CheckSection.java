package dev.orchestrator.runtime.report;

import dev.orchestrator.core.error.OrchestratorException;
import dev.orchestrator.core.registry.Repository;
import dev.orchestrator.exec.build.ResultFile;
import dev.orchestrator.exec.run.RunResult;
import dev.orchestrator.exec.spi.ProjectAction;
import dev.orchestrator.runtime.report.StatusReport.Blocker;
import dev.orchestrator.runtime.report.StatusReport.Check;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The last builds or tests, as their state file has them.
 *
 * @param kind {@code build} or {@code test}
 * @param checks the failed ones first
 * @param unreadable what keeps the state file from being read
 */
record CheckSection(String kind, List<Check> checks, Optional<Blocker> unreadable) {

  static CheckSection read(ProjectAction action, ResultFile results, List<Repository> selected) {
    String kind = action.toString();
    try {
      Map<String, RunResult> last = results.read(action);
      return new CheckSection(
          kind,
          selected.stream()
              .flatMap(each -> Stream.ofNullable(last.get(each.name())))
              .map(CheckSection::check)
              .sorted(Comparator.comparing(Check::failed).reversed())
              .toList(),
          Optional.empty());
    } catch (OrchestratorException foreign) {
      String file = results.path(action).getFileName().toString();
      return new CheckSection(
          kind, List.of(), Optional.of(new Blocker(kind, file, foreign.message())));
    }
  }

  List<Blocker> blockers() {
    return Stream.concat(
            unreadable.stream(), checks.stream().filter(Check::failed).map(this::blocker))
        .toList();
  }

  private Blocker blocker(Check check) {
    return new Blocker(kind, check.repo(), check.outcome() + "; see " + check.logFile());
  }

  private static Check check(RunResult result) {
    return new Check(
        result.repo(),
        result.outcome().toString(),
        result.durationSeconds(),
        Optional.ofNullable(result.runAt()),
        result.command(),
        result.logFile());
  }
}

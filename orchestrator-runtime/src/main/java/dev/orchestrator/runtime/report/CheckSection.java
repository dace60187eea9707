package dev.orchestrator.runtime.report;

import dev.orchestrator.core.json.JsonCodec;
import dev.orchestrator.core.workspace.Workspace;
import dev.orchestrator.runtime.report.StatusReport.Blocker;
import dev.orchestrator.runtime.report.StatusReport.Check;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Comparator;
import java.util.List;

/** The last builds or tests, as their state file has them. */
final class CheckSection {

  private final List<Check> checks;
  private final String kind;

  private CheckSection(String kind, List<Check> checks) {
    this.kind = kind;
    this.checks = checks;
  }

  static CheckSection builds(Workspace workspace, JsonCodec codec) {
    return read("build", workspace, codec);
  }

  static CheckSection tests(Workspace workspace, JsonCodec codec) {
    return read("test", workspace, codec);
  }

  List<Check> checks() {
    return checks;
  }

  List<Blocker> blockers() {
    return checks.stream()
        .filter(Check::failed)
        .map(check -> new Blocker(kind, check.repo(), check.outcome() + "; see " + check.logFile()))
        .toList();
  }

  private static CheckSection read(String kind, Workspace workspace, JsonCodec codec) {
    try {
      String text = Files.readString(workspace.state().resolve(kind + "-results.json"));
      return new CheckSection(
          kind,
          codec.readList(text, Check.class).stream()
              .sorted(Comparator.comparing(Check::failed).reversed())
              .toList());
    } catch (IOException noneYet) {
      return new CheckSection(kind, List.of());
    }
  }
}

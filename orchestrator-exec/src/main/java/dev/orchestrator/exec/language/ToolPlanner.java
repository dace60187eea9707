package dev.orchestrator.exec.language;

import dev.orchestrator.core.error.ErrorCode;
import dev.orchestrator.core.error.OrchestratorException;
import dev.orchestrator.core.file.FileTrouble;
import dev.orchestrator.core.registry.Repository;
import dev.orchestrator.exec.run.PlannedStep;
import dev.orchestrator.exec.run.TestReport;
import dev.orchestrator.exec.spi.LanguagePlugin;
import dev.orchestrator.exec.spi.ProjectAction;
import dev.orchestrator.exec.spi.ToolInvocation;
import dev.orchestrator.exec.spi.ToolRequest;
import dev.orchestrator.exec.spi.ToolRun;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/** Turns an action in a repository into a call of its tool. Starts nothing, writes nothing. */
public final class ToolPlanner {

  /** A file that says how the project is built cannot be read. */
  public static final ErrorCode PROJECT_UNREADABLE = ErrorCode.operation("PROJECT_UNREADABLE");

  private final Languages languages;

  /** Plans with these plugins. */
  @Inject
  public ToolPlanner(Languages languages) {
    this.languages = languages;
  }

  /**
   * The call; empty when no plugin recognises the project or its ecosystem has no word for it.
   *
   * @param test only tests of this name
   * @throws OrchestratorException {@link #PROJECT_UNREADABLE}
   */
  public Optional<PlannedTool> plan(
      Repository repository, ProjectAction action, Optional<String> test) {
    ToolRequest request = request(repository, action, test);
    return languages.of(repository).flatMap(plugin -> plan(plugin, request));
  }

  /**
   * The call that installs what the project depends on; empty when nothing has to be.
   *
   * @throws OrchestratorException {@link #PROJECT_UNREADABLE}
   */
  public Optional<PlannedStep> setup(Repository repository) {
    Path project = repository.local();
    return languages.of(repository).flatMap(plugin -> setup(plugin, project));
  }

  private static Optional<PlannedStep> setup(LanguagePlugin plugin, Path project) {
    try {
      return plugin
          .setup(project)
          .map(
              call ->
                  PlannedStep.of(
                      String.join(" ", call.argv()), call.argv(), project, call.environment()));
    } catch (IOException unreadable) {
      throw unreadable("setup", project, unreadable);
    }
  }

  private static OrchestratorException unreadable(
      String action, Path project, IOException unreadable) {
    return new OrchestratorException(
        PROJECT_UNREADABLE,
        "cannot tell how to " + action + " " + project + ": " + FileTrouble.words(unreadable),
        "mend the file, or give the repository a '" + action + "' in config/repos.json",
        unreadable);
  }

  /** Counts tests of a command the user wrote, where the tool leaves reports that can be found. */
  public TestReport report(Repository repository, ProjectAction action) {
    ToolRequest request = request(repository, action, Optional.empty());
    return languages
        .of(repository)
        .<TestReport>map(plugin -> (log, at) -> plugin.testSummary(new ToolRun(request, log, at)))
        .orElse((log, at) -> Optional.empty());
  }

  private static ToolRequest request(
      Repository repository, ProjectAction action, Optional<String> test) {
    String name =
        "orchestrator-reports-" + Long.toHexString(ThreadLocalRandom.current().nextLong());
    Path scratch = Path.of(System.getProperty("java.io.tmpdir"), name);
    return new ToolRequest(
        repository.local(), action, test, repository.commands().sequential(), scratch);
  }

  private static Optional<PlannedTool> plan(LanguagePlugin plugin, ToolRequest request) {
    try {
      return plugin.invocation(request).map(call -> planned(plugin, request, call));
    } catch (IOException unreadable) {
      throw unreadable(request.action().toString(), request.project(), unreadable);
    }
  }

  private static PlannedTool planned(
      LanguagePlugin plugin, ToolRequest request, ToolInvocation call) {
    String shown = String.join(" ", call.argv()).replace(request.reports().toString(), "REPORTS");
    PlannedStep step = PlannedStep.of(shown, call.argv(), request.project(), call.environment());
    return new PlannedTool(
        step,
        (log, startedAt) -> plugin.testSummary(new ToolRun(request, log, startedAt)),
        call.versionArgv(),
        request.reports());
  }
}

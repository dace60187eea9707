package dev.orchestrator.exec.run;

import dev.orchestrator.core.registry.Repository;
import dev.orchestrator.core.safety.SafetyDecision;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What would be done in one repository, resolved and judged before anything is started.
 *
 * @param repository where
 * @param steps in order; none when there is nothing to do
 * @param log the file for everything the steps print
 * @param obstacle why nothing will be started
 * @param safety the strictest verdict on any step
 * @param report counts the tests afterwards
 * @param versionArgv prints the version of the tool; empty when that is not known
 * @param scratch a folder for reports that is removed after the run
 */
public record PlannedRun(
    Repository repository,
    List<PlannedStep> steps,
    Path log,
    Optional<Obstacle> obstacle,
    SafetyDecision safety,
    TestReport report,
    List<String> versionArgv,
    Optional<Path> scratch) {

  /** Copies the lists. */
  public PlannedRun {
    steps = List.copyOf(steps);
    versionArgv = List.copyOf(versionArgv);
  }

  /**
   * Why a run will not start.
   *
   * @param outcome what it counts as
   * @param reason in words
   */
  public record Obstacle(Outcome outcome, String reason) {}

  /** Nothing to do there. */
  public static PlannedRun skipped(Repository repository, Path log, String reason) {
    return prevented(repository, log, new Obstacle(Outcome.SKIPPED, reason));
  }

  /** Something is missing for it. */
  public static PlannedRun impossible(Repository repository, Path log, String reason) {
    return prevented(repository, log, new Obstacle(Outcome.ERROR, reason));
  }

  private static PlannedRun prevented(Repository repository, Path log, Obstacle obstacle) {
    return new PlannedRun(
        repository,
        List.of(),
        log,
        Optional.of(obstacle),
        SafetyDecision.ALLOWED,
        (file, startedAt) -> Optional.empty(),
        List.of(),
        Optional.empty());
  }

  /** Steps without tests to count. */
  public static PlannedRun of(
      Repository repository, List<PlannedStep> steps, Path log, SafetyDecision safety) {
    return new PlannedRun(
        repository,
        steps,
        log,
        Optional.empty(),
        safety,
        (file, startedAt) -> Optional.empty(),
        List.of(),
        Optional.empty());
  }

  /** What is run, as people would type it. */
  public String command() {
    return steps.stream().map(PlannedStep::shown).collect(Collectors.joining(" && "));
  }

  /** The same run after a person agreed to what asks first. */
  public PlannedRun approved() {
    return new PlannedRun(
        repository, steps, log, obstacle, SafetyDecision.ALLOWED, report, versionArgv, scratch);
  }

  /** The same run with its output in another file. */
  public PlannedRun loggingTo(Path file) {
    return new PlannedRun(repository, steps, file, obstacle, safety, report, versionArgv, scratch);
  }

  /** The same run with a further variable in every step. */
  public PlannedRun withVariable(String name, String value) {
    List<PlannedStep> marked = steps.stream().map(step -> step.withVariable(name, value)).toList();
    return new PlannedRun(repository, marked, log, obstacle, safety, report, versionArgv, scratch);
  }
}

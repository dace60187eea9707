package dev.orchestrator.exec.run;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * One command of a run, with everything resolved.
 *
 * @param shown as people would type it
 * @param argv what is passed to the kernel
 * @param directory where
 * @param environment further variables
 * @param timeout of this step, within that of the run
 * @param continueOnError whether the run goes on, and can pass, when this step fails
 * @param when decides by the outcome so far; by default a step needs all before it to have passed
 */
public record PlannedStep(
    String shown,
    List<String> argv,
    Path directory,
    Map<String, String> environment,
    Optional<Duration> timeout,
    boolean continueOnError,
    Predicate<Outcome> when) {

  /** Copies the collections. */
  public PlannedStep {
    argv = List.copyOf(argv);
    environment = Map.copyOf(environment);
  }

  /** A plain command. */
  public static PlannedStep of(
      String shown, List<String> argv, Path directory, Map<String, String> environment) {
    return new PlannedStep(
        shown, argv, directory, environment, Optional.empty(), false, Outcome.PASSED::equals);
  }

  /** Text for a shell, which the user wrote as such. */
  public static PlannedStep shell(String text, Path directory, Map<String, String> environment) {
    return of(text, List.of("/bin/sh", "-c", text), directory, environment);
  }

  PlannedStep withVariable(String name, String value) {
    Map<String, String> more = new HashMap<>(environment);
    more.put(name, value);
    return new PlannedStep(shown, argv, directory, more, timeout, continueOnError, when);
  }
}

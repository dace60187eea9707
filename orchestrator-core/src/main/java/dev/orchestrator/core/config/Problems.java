package dev.orchestrator.core.config;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects the problems of one or more configuration files. Not thread-safe. */
public final class Problems {

  private final Set<Problem> all = new LinkedHashSet<>();

  /** Adds a problem; one that is known already, because its place is read twice, counts once. */
  public void add(Problem problem) {
    all.add(problem);
  }

  /** Everything found so far, in the order it was found. */
  public List<Problem> all() {
    return List.copyOf(all);
  }

  /** What the user should know although the files are usable. */
  public List<Problem> warnings() {
    return all.stream().filter(p -> p.severity() == Problem.Severity.WARNING).toList();
  }

  /**
   * Refuses the configuration when any problem is an error.
   *
   * @throws ConfigurationException naming every problem at once
   */
  public void refuseErrors() {
    List<Problem> errors =
        all.stream().filter(p -> p.severity() == Problem.Severity.ERROR).toList();
    if (!errors.isEmpty()) {
      throw new ConfigurationException(errors);
    }
  }
}

package dev.orchestrator.runtime.build;

import dev.orchestrator.core.selector.RepositoryQuery;
import dev.orchestrator.exec.spi.ProjectAction;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What is to be run in which repositories. */
public sealed interface WorkRequest {

  /** How many repositories at once, and how long each may take. */
  Pace pace();

  /** Calls the case that fits. */
  <R> R match(Cases<R> cases);

  /**
   * How fast.
   *
   * @param jobs repositories at once, at least 1
   * @param timeout of each repository
   */
  record Pace(int jobs, Duration timeout) {}

  /**
   * Which of the selected repositories are built or tested.
   *
   * @param failed only those whose last result was a failure
   * @param resume only those that an interrupted run did not come to
   * @param withDependents also those that depend on them, after them
   * @param cached not those that passed while nothing they depend on has changed
   */
  record Which(boolean failed, boolean resume, boolean withDependents, boolean cached) {

    boolean toldByLastRun() {
      return failed || resume;
    }
  }

  /**
   * Builds or tests.
   *
   * @param repositories may be nothing where the last run says which
   * @param only tests of this name
   */
  record Build(
      ProjectAction action,
      RepositoryQuery repositories,
      Which which,
      Optional<String> only,
      Pace pace)
      implements WorkRequest {

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.build(this);
    }
  }

  /** Installs what repositories depend on. */
  record Setup(RepositoryQuery repositories, Pace pace) implements WorkRequest {

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.setup(this);
    }
  }

  /**
   * Runs a workflow.
   *
   * @param push whether the user asked for a push in so many words
   */
  record RunWorkflow(String name, RepositoryQuery repositories, boolean push, Pace pace)
      implements WorkRequest {

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.workflow(this);
    }
  }

  /**
   * Runs one command.
   *
   * @param words of its argument vector
   * @param shell whether they are one text for {@code /bin/sh}
   * @param push whether the user asked for a push in so many words
   */
  record AnyCommand(
      List<String> words, boolean shell, RepositoryQuery repositories, boolean push, Pace pace)
      implements WorkRequest {

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.command(this);
    }
  }

  /** A method for each case. */
  interface Cases<R> {

    /** Builds or tests. */
    R build(Build request);

    /** Installs. */
    R setup(Setup request);

    /** A workflow. */
    R workflow(RunWorkflow request);

    /** One command. */
    R command(AnyCommand request);
  }
}

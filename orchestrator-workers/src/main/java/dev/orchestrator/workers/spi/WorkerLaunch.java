package dev.orchestrator.workers.spi;

import java.nio.file.Path;
import java.util.List;

/**
 * A program to start in the place of a worker.
 *
 * @param worker 1 or more
 * @param title a few words for people: which issue, which stage; data from a plan
 * @param argv program and arguments; never shell text
 * @param output what the program writes goes here where the place itself shows nothing
 */
public record WorkerLaunch(int worker, String title, List<String> argv, Path output) {

  /** Copies the arguments. */
  public WorkerLaunch {
    argv = List.copyOf(argv);
  }
}

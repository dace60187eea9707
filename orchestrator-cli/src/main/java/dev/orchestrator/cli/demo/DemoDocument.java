package dev.orchestrator.cli.demo;

import dev.orchestrator.runs.overview.RunOverview;
import dev.orchestrator.runtime.landing.LandingDocument;
import java.util.List;
import java.util.Optional;

/**
 * What came of a demonstration.
 *
 * @param landing empty where the run did not get so far
 * @param tests of the default branch of each repository, after the landing
 */
record DemoDocument(
    int schemaVersion,
    RunOverview.Run run,
    List<RunOverview.IssueLine> issues,
    List<RunOverview.WorkerLine> workers,
    Optional<LandingDocument> landing,
    List<BranchTest> tests) {

  DemoDocument {
    issues = List.copyOf(issues);
    workers = List.copyOf(workers);
    tests = List.copyOf(tests);
  }

  /**
   * The tests of a repository as it is in the end.
   *
   * @param commits on its default branch
   * @param passed number of tests
   */
  record BranchTest(String repo, String branch, int commits, int passed, boolean success) {}

  static DemoDocument of(RunOverview run) {
    return new DemoDocument(1, run.run(), run.issues(), run.workers(), Optional.empty(), List.of());
  }

  DemoDocument after(RunOverview run, LandingDocument landed, List<BranchTest> tested) {
    return new DemoDocument(1, run.run(), run.issues(), run.workers(), Optional.of(landed), tested);
  }

  /** Whether all of it is on the default branches, and their tests pass. */
  boolean success() {
    return landing.filter(landed -> !landed.failed()).isPresent()
        && tests.stream().allMatch(BranchTest::success);
  }
}

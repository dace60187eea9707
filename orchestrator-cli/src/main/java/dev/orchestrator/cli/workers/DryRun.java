package dev.orchestrator.cli.workers;

import dev.orchestrator.cli.output.Output;
import dev.orchestrator.cli.output.Table;
import dev.orchestrator.core.text.Counted;
import dev.orchestrator.runs.plan.Issue;
import dev.orchestrator.runs.plan.PlanRepository;
import dev.orchestrator.runs.plan.RunPlan;
import dev.orchestrator.runs.plan.Stage;
import dev.orchestrator.runs.run.IssueStatus;
import dev.orchestrator.runs.run.RunState;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Shows what a launch would do. */
final class DryRun {

  private final Output output;

  DryRun(Output output) {
    this.output = output;
  }

  void print(RunPlan plan, RunState state, Optional<Integer> workers) {
    List<Issue> order = inOrder(plan, state);
    if (output.json()) {
      output.document(document(plan, order, workers));
      return;
    }
    output.print(table(plan, order));
    output
        .out()
        .printf(
            "%n%s through %s on %d workers, agent %s, tmux session %s. Nothing was made.%n",
            Counted.of(order.size(), "issue"),
            plan.pipeline().stream().map(Stage::name).collect(Collectors.joining(", ")),
            workers.orElse(plan.settings().workers()),
            plan.settings().agent().type(),
            plan.session());
  }

  private static List<Issue> inOrder(RunPlan plan, RunState state) {
    return plan.issues().stream()
        .filter(issue -> state.issue(issue).status() != IssueStatus.COMPLETED)
        .sorted(
            Comparator.comparing(Issue::wave)
                .thenComparing(Issue::priority)
                .thenComparing(Issue::number))
        .toList();
  }

  private static Table table(RunPlan plan, List<Issue> order) {
    Table table = new Table("ISSUE", "WAVE", "WAITS FOR", "BRANCH", "WORKTREE", "TITLE");
    for (Issue issue : order) {
      PlanRepository repository = plan.repositoryOf(issue);
      table.row(
          "#" + issue.number(),
          Integer.toString(issue.wave()),
          issue.dependsOn().stream().map(number -> "#" + number).collect(Collectors.joining(" ")),
          repository.branchOf(issue.number()),
          repository.worktreeOf(issue.number()).toString(),
          issue.title());
    }
    return table;
  }

  private static Document document(RunPlan plan, List<Issue> order, Optional<Integer> workers) {
    return new Document(
        1,
        plan.project(),
        plan.session(),
        workers.orElse(plan.settings().workers()),
        plan.pipeline().stream().map(Stage::name).toList(),
        order.stream()
            .map(
                issue ->
                    new Line(
                        issue.number(),
                        issue.title(),
                        issue.wave(),
                        issue.dependsOn(),
                        plan.repositoryOf(issue).branchOf(issue.number()),
                        plan.repositoryOf(issue).worktreeOf(issue.number()).toString()))
            .toList());
  }

  private record Document(
      int schemaVersion,
      String project,
      String session,
      int workers,
      List<String> pipeline,
      List<Line> issues) {}

  private record Line(
      int number,
      String title,
      int wave,
      List<Integer> dependsOn,
      String branch,
      String worktree) {}
}

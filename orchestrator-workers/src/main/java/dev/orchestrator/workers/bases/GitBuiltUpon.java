package dev.orchestrator.workers.bases;

import dev.orchestrator.agents.prompt.BuiltUpon;
import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.git.base.Bases;
import dev.orchestrator.git.base.CommitSummary;
import dev.orchestrator.runs.base.IssueBase;
import dev.orchestrator.runs.base.MergeConflict;
import dev.orchestrator.runs.base.Predecessor;
import dev.orchestrator.runs.plan.Issue;
import dev.orchestrator.runs.plan.PlanRepository;
import dev.orchestrator.runs.plan.RunPlan;
import dev.orchestrator.runs.run.RunState;
import dev.orchestrator.runs.run.Workplace;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Asks git what the issues did that another one builds on. */
public final class GitBuiltUpon implements BuiltUpon {

  private static final int LONGEST_DIFFERENCE = 6_000;
  private static final int SHORT_ID = 12;

  private final Bases git;

  @Inject
  GitBuiltUpon(Bases git) {
    this.git = git;
  }

  @Override
  public List<Work> of(RunPlan plan, RunState state, Issue issue) {
    Optional<IssueBase> base = state.issue(issue).workplace().flatMap(Workplace::base);
    Optional<MergeConflict> conflict =
        base.filter(any -> state.issue(issue).merging()).flatMap(IssueBase::conflict);
    return base.map(IssueBase::predecessors).orElse(List.of()).stream()
        .map(each -> new Telling(plan, state, issue, each).work(conflict))
        .toList();
  }

  /** One predecessor, as it is told to whoever builds on it. */
  private final class Telling {

    private final Issue issue;
    private final Predecessor predecessor;
    private final Optional<Issue> planned;
    private final Optional<Workplace> workplace;
    private final Optional<Path> repository;

    Telling(RunPlan plan, RunState state, Issue issue, Predecessor predecessor) {
      this.issue = issue;
      this.predecessor = predecessor;
      this.planned = plan.issue(predecessor.issue());
      this.workplace =
          Optional.ofNullable(state.issues().get(predecessor.issue()))
              .flatMap(known -> known.workplace());
      this.repository =
          Optional.ofNullable(plan.repositories().get(predecessor.repository()))
              .map(PlanRepository::path);
    }

    Work work(Optional<MergeConflict> conflict) {
      CommitSummary did =
          repository
              .map(path -> git.contribution(path, predecessor.commit(), before(), token()))
              .orElse(CommitSummary.NONE);
      return new Work(
          predecessor.issue(),
          planned.map(Issue::title).or(() -> workplace.map(Workplace::title)).orElse(""),
          planned.map(Issue::description).orElse(""),
          place(),
          predecessor.held(),
          bounded(did.subjects(), did.commits()),
          bounded(did.files(), did.changedFiles()),
          conflict.map(this::difference).orElse(""));
    }

    /** Its own is what it did not begin with. */
    private List<String> before() {
      return workplace
          .flatMap(Workplace::base)
          .map(
              base -> {
                List<String> commits = new ArrayList<>(List.of(base.commit(), base.branchCommit()));
                base.held().forEach(each -> commits.add(each.commit()));
                return commits;
              })
          .orElse(new ArrayList<>());
    }

    private String difference(MergeConflict conflict) {
      Optional<String> start = workplace.flatMap(Workplace::base).map(IssueBase::commit);
      return repository.isPresent() && start.isPresent() && predecessor.held()
          ? git.difference(
              repository.get(),
              start.get(),
              predecessor.commit(),
              conflict.paths(),
              LONGEST_DIFFERENCE,
              token())
          : "";
    }

    private String place() {
      String commit =
          predecessor.commit().substring(0, Math.min(SHORT_ID, predecessor.commit().length()));
      String elsewhere =
          predecessor.repository().equals(issue.repository())
              ? ""
              : ", repository "
                  + predecessor.repository()
                  + repository.map(path -> " in " + path).orElse("");
      return "branch " + predecessor.branch() + ", commit " + commit + elsewhere;
    }

    private static List<String> bounded(List<String> told, int all) {
      List<String> lines = new ArrayList<>(told);
      if (all > told.size()) {
        lines.add("(" + (all - told.size()) + " more)");
      }
      return lines;
    }

    private static CancellationToken token() {
      return new CancellationToken();
    }
  }
}

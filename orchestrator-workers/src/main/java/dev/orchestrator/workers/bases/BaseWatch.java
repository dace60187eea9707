package dev.orchestrator.workers.bases;

import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.core.error.OrchestratorException;
import dev.orchestrator.runs.base.BaseObservation;
import dev.orchestrator.runs.base.BaseQuestion;
import dev.orchestrator.runs.base.IssueBase;
import dev.orchestrator.runs.decision.BaseQuestions;
import dev.orchestrator.runs.plan.BasePolicy;
import dev.orchestrator.runs.plan.Issue;
import dev.orchestrator.runs.plan.PlanRepository;
import dev.orchestrator.runs.plan.RunPlan;
import dev.orchestrator.runs.run.Moment;
import dev.orchestrator.runs.run.RunState;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;

/**
 * Knows what the issues that wait for nothing else would begin at. Git and remotes are asked on
 * another thread, a round at a time, and again while an issue has not begun: somebody may merge
 * meanwhile. {@link #look} is for one thread.
 */
public final class BaseWatch {

  private static final Duration BETWEEN_ROUNDS = Duration.ofSeconds(5);
  private static final Duration BETWEEN_FETCHES = Duration.ofMinutes(1);

  /** Somebody is waited for. */
  private static final Duration BETWEEN_FETCHES_FOR_A_MERGE = Duration.ofSeconds(15);

  private static final int FETCHES_AT_ONCE = 8;

  private final BaseProbe probe;
  private final Executor threads;
  private final Runnable wake;
  private final CancellationToken cancellation;
  private final Map<Integer, BaseObservation> answers = new ConcurrentHashMap<>();
  private final AtomicBoolean asking = new AtomicBoolean();
  private Optional<Duration> lastRound = Optional.empty();

  /** Calls {@code wake} when there is something new to be seen. */
  public BaseWatch(
      BaseProbe probe, Executor threads, Runnable wake, CancellationToken cancellation) {
    this.probe = probe;
    this.threads = threads;
    this.wake = wake;
    this.cancellation = cancellation;
  }

  /** What is known by now; asks for the rest. */
  public Map<Integer, BaseObservation> look(RunPlan plan, RunState state, Moment now) {
    List<BaseQuestion> open = new BaseQuestions(plan, state).open();
    answers.keySet().retainAll(open.stream().map(BaseQuestion::issue).toList());
    boolean unanswered = open.stream().anyMatch(question -> !isAnswered(question));
    boolean due =
        lastRound.map(last -> now.since(last).compareTo(BETWEEN_ROUNDS) >= 0).orElse(true);
    if (!open.isEmpty() && (unanswered || due) && asking.compareAndSet(false, true)) {
      lastRound = Optional.of(now.elapsed());
      threads.execute(() -> round(plan, open));
    }
    return Map.copyOf(answers);
  }

  private boolean isAnswered(BaseQuestion question) {
    BaseObservation answer = answers.get(question.issue());
    return answer != null && answer.question().equals(question);
  }

  private void round(RunPlan plan, List<BaseQuestion> open) {
    try {
      Map<String, List<BaseQuestion>> byRepository =
          open.stream()
              .collect(
                  Collectors.groupingBy(
                      BaseQuestion::repository, LinkedHashMap::new, Collectors.toList()));
      List<List<BaseQuestion>> groups = List.copyOf(byRepository.values());
      Trunks trunks = probe.trunks(plan, cancellation);
      for (int from = 0; from < groups.size(); from += FETCHES_AT_ONCE) {
        List<BaseQuestion> some =
            groups.subList(from, Math.min(groups.size(), from + FETCHES_AT_ONCE)).stream()
                .flatMap(List::stream)
                .toList();
        fetch(plan, some);
        some.forEach(each -> answer(each, trunks));
        wake.run();
      }
    } finally {
      asking.set(false);
    }
  }

  private void answer(BaseQuestion question, Trunks trunks) {
    if (!cancellation.isCancelled() && !holds(question, trunks)) {
      answers.put(question.issue(), probe.answer(question, trunks, cancellation));
    }
  }

  /** Also of the repositories of what an issue depends on, where their merge is waited for. */
  private void fetch(RunPlan plan, List<BaseQuestion> questions) {
    Map<PlanRepository, Duration> due = new HashMap<>();
    for (BaseQuestion question : questions) {
      boolean waiting = awaitsAMerge(plan, question);
      Duration age = waiting ? BETWEEN_FETCHES_FOR_A_MERGE : BETWEEN_FETCHES;
      due(plan, due, question.repository(), age);
      if (waiting) {
        question.dependencies().forEach(each -> due(plan, due, each.repository(), age));
      }
    }
    CompletableFuture.allOf(
            due.entrySet().stream()
                .map(each -> CompletableFuture.runAsync(() -> refresh(each), threads))
                .toArray(CompletableFuture[]::new))
        .join();
  }

  private void refresh(Map.Entry<PlanRepository, Duration> each) {
    probe.refresh(each.getKey(), each.getValue(), cancellation);
  }

  private static void due(
      RunPlan plan, Map<PlanRepository, Duration> due, String key, Duration age) {
    PlanRepository repository = plan.repositories().get(key);
    if (repository != null) {
      due.merge(repository, age, (one, other) -> one.compareTo(other) < 0 ? one : other);
    }
  }

  private boolean awaitsAMerge(RunPlan plan, BaseQuestion question) {
    boolean onMerge =
        plan.issue(question.issue())
            .map(Issue::base)
            .filter(base -> base.release() == BasePolicy.Release.MERGED)
            .isPresent();
    return onMerge || base(question).flatMap(IssueBase::conflict).isPresent();
  }

  /** What fits together once does so until the base branch moves; nothing else is so sure. */
  private boolean holds(BaseQuestion question, Trunks trunks) {
    return Optional.ofNullable(answers.get(question.issue()))
        .filter(answer -> answer.question().equals(question) && answer.unmerged().isEmpty())
        .flatMap(BaseObservation::base)
        .filter(base -> base.conflict().isEmpty())
        .filter(base -> stands(base, question, trunks))
        .isPresent();
  }

  private static boolean stands(IssueBase base, BaseQuestion question, Trunks trunks) {
    try {
      return base.branchCommit().equals(trunks.of(question.repository()).commit());
    } catch (OrchestratorException unusable) {
      return false;
    }
  }

  private Optional<IssueBase> base(BaseQuestion question) {
    return Optional.ofNullable(answers.get(question.issue())).flatMap(BaseObservation::base);
  }
}

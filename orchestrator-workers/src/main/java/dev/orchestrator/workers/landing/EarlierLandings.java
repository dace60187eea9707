package dev.orchestrator.workers.landing;

import dev.orchestrator.runs.landing.LandingHistory.Landed;
import dev.orchestrator.runs.landing.record.LandingReferences;
import dev.orchestrator.runs.plan.PlanRepository;
import java.util.List;
import java.util.Optional;

/** What landed in a repository before and is part of the target, for whoever conflicts with it. */
final class EarlierLandings {

  private final LandingContext context;
  private final LandingTools tools;
  private final PlanRepository repository;
  private final String target;

  EarlierLandings(
      LandingContext context, LandingTools tools, PlanRepository repository, String target) {
    this.context = context;
    this.tools = tools;
    this.repository = repository;
    this.target = target;
  }

  /** The oldest first. */
  List<Landed> all() {
    return tools
        .landed()
        .all(repository.path(), context.request().plan().project(), target, context.cancellation());
  }

  /** The first files, by name, that one of them changed. */
  List<String> changedFiles(Landed landed) {
    String base = new LandingReferences(landed.landing()).base();
    Optional<String> before =
        Optional.ofNullable(
            tools
                .references()
                .read(repository.path(), List.of(base), context.cancellation())
                .get(base));
    return landed
        .tip()
        .map(
            tip ->
                tools
                    .bases()
                    .contribution(
                        repository.path(),
                        tip,
                        before.map(List::of).orElse(List.of()),
                        context.cancellation())
                    .files())
        .orElse(List.of());
  }
}

package dev.orchestrator.workers.landing;

import dev.orchestrator.runs.landing.record.LandingEvent.Taken;
import dev.orchestrator.runs.plan.PlanRepository;
import java.util.Optional;

/** Pushes what earlier landings left in a repository, when a push is asked for. */
final class EarlierResult {

  private final LandingContext landing;
  private final LandingTools tools;

  EarlierResult(LandingContext landing, LandingTools tools) {
    this.landing = landing;
    this.tools = tools;
  }

  /** Empty where nobody asked for a push, or the remote has everything. */
  Optional<Taken> push(PlanRepository repository, LandingTarget target) {
    boolean missing = target.remote().filter(target.base()::equals).isEmpty();
    if (!landing.request().asksFor(LandOption.PUSH) || !missing) {
      return Optional.empty();
    }
    Remotes.Push push =
        tools
            .remotes(landing.cancellation())
            .push(repository.path(), target.branch(), target.base());
    boolean pushed = push.failure().isEmpty();
    Taken result =
        new Taken(
            repository.key(),
            target.branch(),
            target.remote().orElse(target.base()),
            target.base(),
            pushed,
            Optional.empty(),
            pushed,
            pushed ? "pushed what had landed before" : "",
            push.failure().map(reason -> "not pushed: " + reason));
    landing.write(result);
    return Optional.of(result);
  }
}

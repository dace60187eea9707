package dev.orchestrator.runtime.safety;

import dev.orchestrator.runtime.usecase.RequestContext;
import dev.orchestrator.runtime.usecase.UseCase;

/** Lists the rules that hold at a place. Needs no workspace to be open. */
public final class ListRules implements UseCase<RulesInForce, RuleListDocument> {

  @Override
  public RuleListDocument run(RulesInForce place, RequestContext context) {
    return new RuleListDocument(1, place.find().rules());
  }
}

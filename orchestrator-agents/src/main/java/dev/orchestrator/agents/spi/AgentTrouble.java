package dev.orchestrator.agents.spi;

/** What stands between an agent and its model, as far as the agent says it. */
public enum AgentTrouble {
  /** The account's allowance is used up; waiting until it is renewed is all that helps. */
  USAGE_LIMIT,
  /** Too many requests at the moment; a short pause helps. */
  RATE_LIMIT,
  /** The service is overloaded or failing (529, 5xx). */
  OVERLOAD,
  /** The key or login is refused. */
  AUTHENTICATION,
  /** The service cannot be reached, or the connection broke. */
  NETWORK,
  /** The conversation no longer fits the model. */
  CONTEXT_OVERFLOW,
  /** A request the service refuses for another reason: a model it does not know, bad input. */
  REJECTED,
  /** Something else, named only in words. */
  OTHER;

  /** What an HTTP status of a model service means; 429 counts as {@link #RATE_LIMIT}. */
  public static AgentTrouble ofHttpStatus(int status) {
    return switch (status) {
      case 401, 403 -> AUTHENTICATION;
      case 402 -> USAGE_LIMIT;
      case 408, 504 -> NETWORK;
      case 413 -> CONTEXT_OVERFLOW;
      case 429 -> RATE_LIMIT;
      default -> status >= 500 ? OVERLOAD : REJECTED;
    };
  }
}

package dev.orchestrator.agents.spi;

import java.time.Instant;
import java.util.Optional;

/**
 * What the end of an agent's process means. {@link Kind#OK} says that the agent believes it has
 * done its work; whether it has is for the verification of the attempt to say.
 *
 * @param kind closed set
 * @param reason for people, one line, never blank
 * @param until when a usage limit ends, when known
 */
public record AgentEnd(Kind kind, String reason, Optional<Instant> until) {

  /** Kinds of ends. */
  public enum Kind {
    /** Ended by itself and calls it success. */
    OK,
    /** Ended by itself and calls it failure, or says nothing where it should. */
    AGENT_ERROR,
    /** The account's allowance is used up: hold all launches of the account. */
    USAGE_LIMIT,
    /** The service is overloaded or asks for a pause: a short hold. */
    OVERLOAD,
    /** The key or login is refused: hold until somebody mends it. */
    AUTHENTICATION,
    /** The service cannot be reached. */
    NETWORK,
    /** The conversation no longer fits the model: start a new session with a summary. */
    CONTEXT_OVERFLOW,
    /** Somebody stopped it. */
    INTERRUPTED,
    /** It died. */
    CRASHED;

    /** Whether the issue is to blame; if not, its retries must not be used up. */
    public boolean isTheIssuesFault() {
      return switch (this) {
        case AGENT_ERROR, CONTEXT_OVERFLOW, CRASHED -> true;
        case OK, USAGE_LIMIT, OVERLOAD, AUTHENTICATION, NETWORK, INTERRUPTED -> false;
      };
    }
  }

  /** An end without a time. */
  public static AgentEnd of(Kind kind, String reason) {
    return new AgentEnd(kind, reason, Optional.empty());
  }

  /** The end that a trouble with the model leads to. */
  public static AgentEnd of(AgentTrouble trouble, String reason) {
    return of(
        switch (trouble) {
          case USAGE_LIMIT -> Kind.USAGE_LIMIT;
          case RATE_LIMIT, OVERLOAD -> Kind.OVERLOAD;
          case AUTHENTICATION -> Kind.AUTHENTICATION;
          case NETWORK -> Kind.NETWORK;
          case CONTEXT_OVERFLOW -> Kind.CONTEXT_OVERFLOW;
          case REJECTED, OTHER -> Kind.AGENT_ERROR;
        },
        reason);
  }
}

package dev.orchestrator.agents.view;

/**
 * A piece of the readable view, safe to print.
 *
 * @param tone how it may be painted
 * @param text ends with a line feed unless the line goes on in the next piece
 */
public record ViewPiece(Tone tone, String text) {

  /** Ways to paint. */
  public enum Tone {
    /** What the agent says. */
    PLAIN,
    /** Less important: the output of tools, sessions. */
    FAINT,
    /** What the agent does. */
    ACTION,
    /** Something is in the way: a refusal, a retry. */
    WARNING,
    /** It went well. */
    GOOD,
    /** It went wrong. */
    BAD
  }
}

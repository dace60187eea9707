package dev.orchestrator.runs.landing.queue;

/** What verifying a tree came to. */
public enum TreeColour {
  /** It was built, and its tests passed. */
  GREEN,
  /** It was not built, or a test failed, or took too long. */
  RED
}

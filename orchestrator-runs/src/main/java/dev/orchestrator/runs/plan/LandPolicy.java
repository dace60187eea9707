package dev.orchestrator.runs.plan;

/** Who lands finished branches. */
public enum LandPolicy {
  /** A person, by {@code land}. */
  MANUAL,
  /** The run itself, as its issues finish; it never pushes. */
  AUTO
}

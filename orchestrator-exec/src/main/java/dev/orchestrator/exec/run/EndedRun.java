package dev.orchestrator.exec.run;

/** A run and what came of it. */
public record EndedRun(PlannedRun run, RunResult result) {}

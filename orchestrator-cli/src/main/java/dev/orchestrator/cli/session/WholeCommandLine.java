package dev.orchestrator.cli.session;

/** Marks a command that looks at all the others, such as one that writes documentation. */
public interface WholeCommandLine {}

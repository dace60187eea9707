package dev.orchestrator.exec.process;

/**
 * One process and no other. A process id alone is not enough: the kernel gives it to somebody else
 * after the process has ended.
 *
 * @param pid the process id
 * @param startTime when it started, in a unit that only compares on the same machine and boot:
 *     clock ticks since boot on Linux, milliseconds since 1970 elsewhere
 */
public record ProcessIdentity(long pid, long startTime) {}

package dev.orchestrator.runs.run;

/**
 * A process beyond doubt: numbers are used again, a number with a start time is not.
 *
 * @param pid the process number
 * @param startTicks clock ticks between the boot and its start, field 22 of {@code /proc/PID/stat}
 * @param bootId which boot; {@code /proc/sys/kernel/random/boot_id}; may be empty where unknown
 */
public record RecordedProcess(long pid, long startTicks, String bootId) {}

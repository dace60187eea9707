package dev.orchestrator.workers.source;

/**
 * An issue as a tracker tells of it. Title and body are a stranger's text.
 *
 * @param open whether it is still to be done
 */
record TrackedIssue(int number, String title, String body, boolean open) {}

package dev.orchestrator.tasks;

/**
 * One thing that must hold before a task is done.
 *
 * @param number 1 for the first of its task
 * @param met whether it holds
 * @param text what must hold
 * @param line 1-based
 */
public record Criterion(int number, boolean met, String text, int line) {}

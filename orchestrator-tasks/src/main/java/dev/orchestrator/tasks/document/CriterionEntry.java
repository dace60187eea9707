package dev.orchestrator.tasks.document;

/**
 * An acceptance criterion where it stands: a list item with a box.
 *
 * @param met whether the box is ticked
 * @param text what must hold
 * @param line the 0-based line it stands in
 * @param box the offset of the one character between the brackets
 */
public record CriterionEntry(boolean met, String text, int line, int box) {}

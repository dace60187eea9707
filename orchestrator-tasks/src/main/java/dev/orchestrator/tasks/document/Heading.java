package dev.orchestrator.tasks.document;

/**
 * A heading at the top of the document, inside nothing.
 *
 * @param level 1 to 6
 * @param line the 0-based line it starts in
 * @param start where that line starts
 * @param end behind its last line, the end of line included
 * @param text its words, without the signs that make it a heading
 */
record Heading(int level, int line, int start, int end, Span text) {}

package dev.orchestrator.tasks.document;

import java.util.List;
import java.util.OptionalInt;

/**
 * What is a heading, and what is text that only looks like structure.
 *
 * @param headings in the order of the document
 * @param opaque code and HTML, in the order of the document
 * @param unclosed the 0-based line of a fence or comment that swallows the rest of the document
 * @param slips 0-based lines such as {@code ###[task-7] Title}: no heading for want of a space
 */
record Outline(
    List<Heading> headings, List<Span> opaque, OptionalInt unclosed, List<Integer> slips) {}

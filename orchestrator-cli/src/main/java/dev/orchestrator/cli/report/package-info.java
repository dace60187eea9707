/** The status report as markdown, HTML and JSON. */
@NullMarked
package dev.orchestrator.cli.report;

import org.jspecify.annotations.NullMarked;

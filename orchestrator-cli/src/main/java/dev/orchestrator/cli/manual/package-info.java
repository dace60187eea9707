/** Manual pages, made from the command line's own model. */
@NullMarked
package dev.orchestrator.cli.manual;

import org.jspecify.annotations.NullMarked;

/** What the program shows, held against files of an earlier build. */
@NullMarked
package dev.orchestrator.cli.golden;

import org.jspecify.annotations.NullMarked;

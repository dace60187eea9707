/** The language plugins that are built in. */
@NullMarked
package dev.orchestrator.exec.language;

import org.jspecify.annotations.NullMarked;

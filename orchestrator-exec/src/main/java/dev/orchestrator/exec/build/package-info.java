/** Building and testing repositories, with results that last. */
@NullMarked
package dev.orchestrator.exec.build;

import org.jspecify.annotations.NullMarked;

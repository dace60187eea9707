/** A run: steps in one repository, with one log and one result; and many runs at once. */
@NullMarked
package dev.orchestrator.exec.run;

import org.jspecify.annotations.NullMarked;

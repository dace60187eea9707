/** Says what is wrong with a workspace and the machine, and how to mend it. */
@NullMarked
package dev.orchestrator.core.doctor;

import org.jspecify.annotations.NullMarked;

/** Repositories found on this machine or in the lists of other tools, to be registered. */
@NullMarked
package dev.orchestrator.git.discovery;

import org.jspecify.annotations.NullMarked;

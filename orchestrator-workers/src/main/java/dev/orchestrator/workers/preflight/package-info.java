/** What is looked at before a run may begin. */
@NullMarked
package dev.orchestrator.workers.preflight;

import org.jspecify.annotations.NullMarked;

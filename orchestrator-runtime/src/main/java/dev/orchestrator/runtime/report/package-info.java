/** The status report: what the state files, the tasks and the runs of a workspace amount to. */
@NullMarked
package dev.orchestrator.runtime.report;

import org.jspecify.annotations.NullMarked;

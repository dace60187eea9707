/** What a person can ask about the runs of a workspace: one request in, one document out. */
@NullMarked
package dev.orchestrator.runtime.runs;

import org.jspecify.annotations.NullMarked;

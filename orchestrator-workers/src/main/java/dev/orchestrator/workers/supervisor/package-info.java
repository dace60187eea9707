/** The shell of the supervisor: it looks, asks the rules, writes down, and acts. */
@NullMarked
package dev.orchestrator.workers.supervisor;

import org.jspecify.annotations.NullMarked;

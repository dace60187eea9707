/**
 * Tells people what happens in a run: which happenings are worth it, how many of them become one
 * notification, and the channels it goes out on. Never in the way of the run itself.
 */
@NullMarked
package dev.orchestrator.workers.notification;

import org.jspecify.annotations.NullMarked;

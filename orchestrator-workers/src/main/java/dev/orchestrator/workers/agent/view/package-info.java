/** What an agent did, as a person reads it. */
@NullMarked
package dev.orchestrator.workers.agent.view;

import org.jspecify.annotations.NullMarked;

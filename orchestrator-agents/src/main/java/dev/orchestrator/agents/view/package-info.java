/** What an agent did, as a person reads it. */
@NullMarked
package dev.orchestrator.agents.view;

import org.jspecify.annotations.NullMarked;

/** The agents that come with this program, each behind the interface a plugin has. */
@NullMarked
package dev.orchestrator.agents.adapter;

import org.jspecify.annotations.NullMarked;

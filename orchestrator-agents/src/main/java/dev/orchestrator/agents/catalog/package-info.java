/** Which agents there are here, and what each can do. */
@NullMarked
package dev.orchestrator.agents.catalog;

import org.jspecify.annotations.NullMarked;

/** What can be asked about coding agents. */
@NullMarked
package dev.orchestrator.runtime.agent;

import org.jspecify.annotations.NullMarked;

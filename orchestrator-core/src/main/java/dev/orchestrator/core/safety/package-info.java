/**
 * Which commands are allowed, ask first or are refused. Commands are parsed as the shell would, not
 * searched for substrings; rules are data.
 */
@NullMarked
package dev.orchestrator.core.safety;

import org.jspecify.annotations.NullMarked;

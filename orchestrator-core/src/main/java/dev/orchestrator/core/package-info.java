/** The kernel: what every other module builds on. */
@NullMarked
package dev.orchestrator.core;

import org.jspecify.annotations.NullMarked;

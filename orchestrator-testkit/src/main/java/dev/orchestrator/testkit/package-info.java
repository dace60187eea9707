/** Contracts and fakes for authors of plugins. */
@NullMarked
package dev.orchestrator.testkit;

import org.jspecify.annotations.NullMarked;

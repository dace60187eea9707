/** What every use case has in common, for those who write one and those who ask for one. */
@NullMarked
package dev.orchestrator.runtime.usecase;

import org.jspecify.annotations.NullMarked;

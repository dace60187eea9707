/** Where tasks meet git and runs: the task store itself knows neither. */
@NullMarked
package dev.orchestrator.runtime.tasks;

import org.jspecify.annotations.NullMarked;

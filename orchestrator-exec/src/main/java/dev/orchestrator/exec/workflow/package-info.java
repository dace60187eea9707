/** The templated workflows of {@code config/workflows.json}. */
@NullMarked
package dev.orchestrator.exec.workflow;

import org.jspecify.annotations.NullMarked;

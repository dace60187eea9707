/** Text with {@code {{names}}} to fill in: prompts, workflows, playbooks. */
@NullMarked
package dev.orchestrator.core.template;

import org.jspecify.annotations.NullMarked;

/** Commands about issue plans. */
@NullMarked
package dev.orchestrator.cli.plan;

import org.jspecify.annotations.NullMarked;

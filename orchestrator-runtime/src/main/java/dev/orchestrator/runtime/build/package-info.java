/** What can be run in repositories: builds, tests, workflows, any command. */
@NullMarked
package dev.orchestrator.runtime.build;

import org.jspecify.annotations.NullMarked;

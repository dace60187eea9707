/** The commands that run something in repositories: build, test, workflows, any command. */
@NullMarked
package dev.orchestrator.cli.build;

import org.jspecify.annotations.NullMarked;

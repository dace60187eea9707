/** What every command of one invocation shares. */
@NullMarked
package dev.orchestrator.cli.session;

import org.jspecify.annotations.NullMarked;

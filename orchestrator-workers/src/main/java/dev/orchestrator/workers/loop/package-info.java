/** Look, ask the rules, write down, act: the loop itself, and what it needs from others. */
@NullMarked
package dev.orchestrator.workers.loop;

import org.jspecify.annotations.NullMarked;

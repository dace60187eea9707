/** What can be asked about the rules of a workspace. */
@NullMarked
package dev.orchestrator.runtime.safety;

import org.jspecify.annotations.NullMarked;

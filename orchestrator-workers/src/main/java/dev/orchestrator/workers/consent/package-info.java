/** What of a repository may run before an agent does, and who agreed to it. */
@NullMarked
package dev.orchestrator.workers.consent;

import org.jspecify.annotations.NullMarked;

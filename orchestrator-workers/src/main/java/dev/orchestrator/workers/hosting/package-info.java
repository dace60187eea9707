/** Pull and merge requests, through the programs of the hosting platforms. */
@NullMarked
package dev.orchestrator.workers.hosting;

import org.jspecify.annotations.NullMarked;

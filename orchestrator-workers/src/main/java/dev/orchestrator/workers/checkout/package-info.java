/** Looking after the checkouts that agents are to stay out of. */
@NullMarked
package dev.orchestrator.workers.checkout;

import org.jspecify.annotations.NullMarked;

/**
 * What belongs to one supervised run from its beginning to its end, for everybody who works for it.
 */
@NullMarked
package dev.orchestrator.workers.scope;

import org.jspecify.annotations.NullMarked;

/** Running commands and getting values back. */
@NullMarked
package dev.orchestrator.exec;

import org.jspecify.annotations.NullMarked;

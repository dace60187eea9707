/** What state each repository is in, as git itself sees it. */
@NullMarked
package dev.orchestrator.git.status;

import org.jspecify.annotations.NullMarked;

/** What many branches of a repository hold, asked all at once. */
@NullMarked
package dev.orchestrator.git.branch;

import org.jspecify.annotations.NullMarked;

/**
 * Reads text for a shell into a tree, after the grammar of POSIX and bash's manual. It knows no
 * values and starts nothing: what a tree would do is decided by those who walk it.
 */
@NullMarked
package dev.orchestrator.core.safety.shell;

import org.jspecify.annotations.NullMarked;

/** What git says in its formats for programs. */
@NullMarked
package dev.orchestrator.git.porcelain;

import org.jspecify.annotations.NullMarked;

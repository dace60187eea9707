/** Single objects read from git's object database without starting a process. */
@NullMarked
package dev.orchestrator.git.object;

import org.jspecify.annotations.NullMarked;

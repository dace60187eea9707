/** The repositories of a workspace as config/repos.json names them. */
@NullMarked
package dev.orchestrator.core.registry;

import org.jspecify.annotations.NullMarked;

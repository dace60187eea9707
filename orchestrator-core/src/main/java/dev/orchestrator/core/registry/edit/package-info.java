/** Changes to config/repos.json that touch nothing but the entry they are about. */
@NullMarked
package dev.orchestrator.core.registry.edit;

import org.jspecify.annotations.NullMarked;

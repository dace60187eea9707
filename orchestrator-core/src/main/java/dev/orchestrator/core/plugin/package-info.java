/**
 * Finds plugins, checks them one by one and turns what they contribute into {@link
 * dev.orchestrator.core.plugin.Extensions}.
 */
@NullMarked
package dev.orchestrator.core.plugin;

import org.jspecify.annotations.NullMarked;

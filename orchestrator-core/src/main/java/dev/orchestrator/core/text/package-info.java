/** Small text values: suggestions for mistyped names, durations, text made safe to print. */
@NullMarked
package dev.orchestrator.core.text;

import org.jspecify.annotations.NullMarked;

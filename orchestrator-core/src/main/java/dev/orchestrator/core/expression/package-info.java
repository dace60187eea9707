/** The small language of conditions over named fields: {@code dirty && behind > 0}. */
@NullMarked
package dev.orchestrator.core.expression;

import org.jspecify.annotations.NullMarked;

/** The checks of the doctor that look at several features at once. */
@NullMarked
package dev.orchestrator.runtime.doctor;

import org.jspecify.annotations.NullMarked;

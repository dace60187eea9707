/** What was committed lately. */
@NullMarked
package dev.orchestrator.git.activity;

import org.jspecify.annotations.NullMarked;

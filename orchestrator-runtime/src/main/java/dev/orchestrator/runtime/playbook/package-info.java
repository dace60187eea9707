/** Playbooks: written instructions for work in several steps, with names and paths filled in. */
@NullMarked
package dev.orchestrator.runtime.playbook;

import org.jspecify.annotations.NullMarked;

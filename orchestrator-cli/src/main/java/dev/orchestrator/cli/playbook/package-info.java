/** Commands about playbooks. */
@NullMarked
package dev.orchestrator.cli.playbook;

import org.jspecify.annotations.NullMarked;

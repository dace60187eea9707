package dev.orchestrator.runtime.safety;

import dev.orchestrator.core.safety.SafetyRule;
import dev.orchestrator.runtime.usecase.Document;
import java.util.List;

/** The rules that hold at a place. */
public record RuleListDocument(int schemaVersion, List<SafetyRule> rules) implements Document {}

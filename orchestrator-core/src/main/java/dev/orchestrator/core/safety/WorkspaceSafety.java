package dev.orchestrator.core.safety;

import dev.orchestrator.core.config.ConfigFile;
import dev.orchestrator.core.config.ConfigObject;
import dev.orchestrator.core.config.Problems;
import dev.orchestrator.core.registry.Repository;
import dev.orchestrator.core.registry.RepositoryRegistry;
import dev.orchestrator.core.text.Suggestions;
import dev.orchestrator.core.workspace.Workspace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The rules of a workspace: the built-in ones, those of {@code config/safety.json}, the default
 * branches of all its repositories, and what each repository denies. Immutable and thread-safe.
 */
public final class WorkspaceSafety {

  private static final List<String> FILE_KEYS = List.of("rules", "protected_branches");
  private static final List<String> RULE_KEYS = List.of("id", "verdict", "summary", "patterns");

  private final SafetyRules rules;

  private WorkspaceSafety(SafetyRules rules) {
    this.rules = rules;
  }

  /** The file of a workspace that adds rules; it need not exist. */
  public static Path file(Workspace workspace) {
    return workspace.config().resolve("safety.json");
  }

  /**
   * Reads the rules of a workspace.
   *
   * @throws dev.orchestrator.core.config.ConfigurationException when {@code config/safety.json} is
   *     wrong: rules that cannot be read protect nobody
   */
  public static WorkspaceSafety read(
      Workspace workspace, RepositoryRegistry registry, Problems problems) {
    SafetyRules rules =
        SafetyRules.builtIn()
            .protecting(
                registry.all().stream()
                    .map(repository -> repository.hosting().defaultBranch())
                    .toList());
    Path file = file(workspace);
    return new WorkspaceSafety(
        Files.exists(file) ? extended(rules, ConfigFile.read(file, problems), problems) : rules);
  }

  /** The rules for commands that belong to no repository in particular. */
  public SafetyRules rules() {
    return rules;
  }

  /** The rules for commands in one repository. */
  public SafetyRules rules(Repository repository) {
    return rules.denying(repository.name(), repository.deny());
  }

  private static SafetyRules extended(SafetyRules rules, ConfigObject file, Problems problems) {
    file.warnOfUnknownKeys(FILE_KEYS);
    List<SafetyRule> more = new ArrayList<>();
    file.objects("rules").forEach(entry -> rule(entry).ifPresent(more::add));
    List<String> branches = file.texts("protected_branches");
    problems.refuseErrors();
    return rules.with(more).protecting(branches);
  }

  private static Optional<SafetyRule> rule(ConfigObject entry) {
    entry.warnOfUnknownKeys(RULE_KEYS);
    String id = entry.text("id");
    Optional<SafetyVerdict> verdict = verdict(entry);
    List<String> patterns = entry.texts("patterns");
    if (patterns.isEmpty()) {
      entry.problem("", "needs 'patterns', a list of texts", Optional.empty());
    }
    patterns.forEach(pattern -> checkPattern(entry, pattern));
    String summary = entry.optionalText("summary").orElse("config/safety.json says so.");
    return verdict.map(found -> new SafetyRule(id, found, summary, patterns));
  }

  private static Optional<SafetyVerdict> verdict(ConfigObject entry) {
    String word = entry.text("verdict");
    List<SafetyVerdict> restricting = List.of(SafetyVerdict.ASK, SafetyVerdict.REFUSED);
    Optional<SafetyVerdict> verdict =
        restricting.stream().filter(known -> known.toString().equals(word)).findFirst();
    if (verdict.isEmpty() && !word.isEmpty()) {
      List<String> words = restricting.stream().map(SafetyVerdict::toString).toList();
      entry.problem(
          "verdict",
          "must be 'ask' or 'refused': rules only add",
          Suggestions.nearest(word, words).map(near -> "did you mean '" + near + "'?"));
    }
    return verdict;
  }

  private static void checkPattern(ConfigObject entry, String pattern) {
    try {
      SafetyRules.requirePattern(pattern);
    } catch (IllegalArgumentException invalid) {
      entry.problem("patterns", String.valueOf(invalid.getMessage()), Optional.empty());
    }
  }
}

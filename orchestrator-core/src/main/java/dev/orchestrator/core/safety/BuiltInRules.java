package dev.orchestrator.core.safety;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The rules that always hold. What is refused comes first: it is also what agents are told. */
final class BuiltInRules {

  /** Branches that are nobody's to rewrite, whatever a repository calls its default. */
  static final Set<String> PROTECTED_BRANCHES = Set.of("main", "master", "develop");

  static final List<SafetyRule> ALL = read();

  private BuiltInRules() {}

  private static List<SafetyRule> read() {
    List<SafetyRule> rules = new ArrayList<>();
    List<String> heading = List.of();
    List<String> patterns = new ArrayList<>();
    for (List<String> row : DataFile.rows("rules.txt").toList()) {
      if (row.get(0).startsWith("rule ")) {
        add(rules, heading, patterns);
        heading = row;
        patterns = new ArrayList<>();
      } else {
        patterns.add(row.get(0));
      }
    }
    add(rules, heading, patterns);
    return List.copyOf(rules);
  }

  private static void add(List<SafetyRule> rules, List<String> heading, List<String> patterns) {
    if (!heading.isEmpty()) {
      rules.add(
          new SafetyRule(
              heading.get(0).substring("rule ".length()),
              SafetyVerdict.valueOf(heading.get(1).toUpperCase(Locale.ROOT)),
              heading.get(2),
              patterns));
    }
  }
}

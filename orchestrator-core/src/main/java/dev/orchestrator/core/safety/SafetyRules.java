package dev.orchestrator.core.safety;

import dev.orchestrator.core.error.ErrorCode;
import dev.orchestrator.core.error.OrchestratorException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Judges commands before they run. The built-in rules are in every instance; rules, protected
 * branches and a user's wish to push can be added, nothing can be taken away. Immutable and
 * thread-safe; judging reads nothing but its argument.
 */
public final class SafetyRules {

  /** A pattern cannot be read. */
  public static final ErrorCode SAFETY_PATTERN_INVALID =
      ErrorCode.environment("SAFETY_PATTERN_INVALID");

  private static final SafetyDecision UNREADABLE =
      new SafetyDecision(
          SafetyVerdict.ASK,
          Optional.of("unreadable-command"),
          "What this would run cannot be told by reading it.");

  private static final int MOST_ROUNDS = 16;

  private static final String UNASKED = "unasked";

  private static final Set<String> SEPARATORS = Set.of("&&", "||", ";", "|", "&", "|&");

  private static final SafetyRules BUILT_IN =
      new SafetyRules(
          BuiltInRules.ALL, parsed(BuiltInRules.ALL), BuiltInRules.PROTECTED_BRANCHES, false);

  private final List<SafetyRule> rules;
  private final Set<String> protectedBranches;
  private final boolean pushRequested;

  /** Of each rule, in the order of the rules; what is made of these rules shares them. */
  private final List<List<RulePattern>> patterns;

  private SafetyRules(
      List<SafetyRule> rules,
      List<List<RulePattern>> patterns,
      Set<String> protectedBranches,
      boolean pushRequested) {
    this.rules = List.copyOf(rules);
    this.patterns = List.copyOf(patterns);
    this.protectedBranches = Set.copyOf(protectedBranches);
    this.pushRequested = pushRequested;
  }

  private static List<List<RulePattern>> parsed(Collection<SafetyRule> rules) {
    return rules.stream()
        .map(rule -> rule.patterns().stream().map(RulePattern::new).toList())
        .toList();
  }

  /** The rules that always hold. */
  public static SafetyRules builtIn() {
    return BUILT_IN;
  }

  /**
   * Whether a pattern can be part of a rule; the answer says what is wrong with it.
   *
   * @throws IllegalArgumentException when it is not the pattern of one command
   */
  public static void requirePattern(String pattern) {
    CommandPattern.parse(pattern);
  }

  /** These rules and more. */
  public SafetyRules with(Collection<SafetyRule> more) {
    more.forEach(rule -> rule.patterns().forEach(SafetyRules::requirePattern));
    List<SafetyRule> all = new ArrayList<>(rules);
    all.addAll(more);
    List<List<RulePattern>> allPatterns = new ArrayList<>(patterns);
    allPatterns.addAll(parsed(more));
    return new SafetyRules(all, allPatterns, protectedBranches, pushRequested);
  }

  /**
   * These rules and the command patterns that one repository refuses.
   *
   * @param repository its name, for the rule and its reason
   * @param denied patterns; one that cannot be read is refused, so that a slip protects nobody less
   * @throws OrchestratorException {@link #SAFETY_PATTERN_INVALID}
   */
  public SafetyRules denying(String repository, List<String> denied) {
    if (denied.isEmpty()) {
      return this;
    }
    try {
      denied.forEach(SafetyRules::requirePattern);
    } catch (IllegalArgumentException invalid) {
      throw new OrchestratorException(
          SAFETY_PATTERN_INVALID,
          "'deny' of repository '" + repository + "': " + invalid.getMessage(),
          "a pattern is one command, such as 'make deploy*'",
          invalid);
    }
    return with(
        List.of(
            new SafetyRule(
                "denied-in-" + repository,
                SafetyVerdict.REFUSED,
                "The configuration of '" + repository + "' denies it.",
                denied)));
  }

  /** The same rules with more branches that are never force-pushed or deleted. */
  public SafetyRules protecting(Collection<String> branches) {
    Set<String> all = new HashSet<>(protectedBranches);
    branches.forEach(branch -> all.add(branch.toLowerCase(Locale.ROOT)));
    return new SafetyRules(rules, patterns, all, pushRequested);
  }

  /** The same rules for somebody whose user asked for a push in the plan or on the command line. */
  public SafetyRules withPushRequested() {
    return new SafetyRules(rules, patterns, protectedBranches, true);
  }

  /** Every rule, for people and prompts. */
  public List<SafetyRule> rules() {
    return rules;
  }

  /** Judges a program with its arguments, as they would be passed to the kernel. */
  public SafetyDecision judge(List<String> argv) {
    List<List<String>> commands = new ArrayList<>(List.of(argv));
    if (argv.stream().anyMatch(SEPARATORS::contains)) {
      commands.addAll(split(argv));
    }
    return decide(
        found(
            walk ->
                commands.forEach(
                    command ->
                        walk.visit(
                            command.stream().map(Word::of).dropWhile(Word::isAssignment).toList(),
                            Scope.outermost()))));
  }

  /** Judges text that a shell would run. */
  public SafetyDecision judgeShell(String text) {
    return decide(found(walk -> walk.walk(text, Scope.outermost())));
  }

  /** Goes through commands until nothing more is learned about what they give names to. */
  private List<ProgramInvocation> found(Consumer<CommandWalk> search) {
    Knowledge knowledge = new Knowledge();
    for (int round = 0; round < MOST_ROUNDS; round++) {
      FoundInvocations findings = new FoundInvocations();
      search.accept(new CommandWalk(protectedBranches, knowledge, findings));
      if (!knowledge.hasGrown()) {
        return findings.found();
      }
    }
    return List.of(ProgramInvocation.unreadable());
  }

  /** Somebody may have split a whole line into words; what it holds is looked at as well. */
  private static List<List<String>> split(List<String> argv) {
    List<List<String>> parts = new ArrayList<>(List.of(new ArrayList<>()));
    for (String word : argv) {
      if (SEPARATORS.contains(word)) {
        parts.add(new ArrayList<>());
      } else {
        parts.get(parts.size() - 1).add(word);
      }
    }
    return parts;
  }

  private SafetyDecision decide(List<ProgramInvocation> invocations) {
    SafetyDecision strictest = SafetyDecision.ALLOWED;
    for (ProgramInvocation plain : invocations) {
      ProgramInvocation invocation = pushRequested ? plain : plain.with(UNASKED);
      for (int index = 0; index < rules.size(); index++) {
        SafetyRule rule = rules.get(index);
        SafetyVerdict verdict = verdict(rule, invocation);
        if (verdict.compareTo(strictest.verdict()) > 0 && matches(index, invocation)) {
          strictest = new SafetyDecision(verdict, Optional.of(rule.id()), rule.summary());
        }
      }
      if (strictest.isAllowed() && mayBeRefused(invocation)) {
        strictest = UNREADABLE;
      }
    }
    return strictest;
  }

  /** What would be refused if its variables were what a rule names needs somebody's consent. */
  private boolean mayBeRefused(ProgramInvocation invocation) {
    for (int index = 0; index < rules.size(); index++) {
      if (rules.get(index).verdict() == SafetyVerdict.REFUSED
          && patterns.get(index).stream().anyMatch(pattern -> pattern.mayMatch(invocation))) {
        return true;
      }
    }
    return false;
  }

  /** What is only rehearsed needs nobody's consent; what may be meant otherwise needs it. */
  private static SafetyVerdict verdict(SafetyRule rule, ProgramInvocation invocation) {
    if (rule.verdict() == SafetyVerdict.ASK && invocation.traits().contains(Rehearsals.REHEARSAL)) {
      return SafetyVerdict.ALLOWED;
    }
    return invocation.traits().contains(ProgramInvocation.SUSPECTED)
        ? SafetyVerdict.ASK
        : rule.verdict();
  }

  private boolean matches(int rule, ProgramInvocation invocation) {
    return patterns.get(rule).stream().anyMatch(pattern -> pattern.matches(invocation));
  }
}

package dev.orchestrator.core.safety;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Calls that only explain themselves, or say what they would do. */
final class Rehearsals {

  static final String REHEARSAL = "rehearsal";

  private static final Set<String> HELP = Set.of("--help", "-help");

  private static final Map<String, Set<String>> OPTIONS = new HashMap<>();

  static {
    DataFile.rows("rehearsals.txt")
        .forEach(
            row -> OPTIONS.put(row.get(0), Set.copyOf(Arrays.asList(row.get(1).split(" ", -1)))));
  }

  private Rehearsals() {}

  static boolean isRehearsal(ProgramInvocation invocation) {
    String program = invocation.program();
    if (InlineCode.isInterpreter(program) || ShellArguments.isShell(program)) {
      return false;
    }
    List<String> given = invocation.options().stream().map(Word::text).toList();
    if (given.stream().anyMatch(HELP::contains)) {
      return true;
    }
    Set<String> options = new java.util.HashSet<>(OPTIONS.getOrDefault(program, Set.of()));
    invocation.arguments().stream()
        .findFirst()
        .ifPresent(
            first -> options.addAll(OPTIONS.getOrDefault(program + " " + first.text(), Set.of())));
    return given.stream().anyMatch(option -> isOne(option, options));
  }

  private static boolean isOne(String given, Set<String> options) {
    List<String> letters = new ArrayList<>();
    if (given.matches("-[A-Za-z]+")) {
      given.substring(1).chars().forEach(letter -> letters.add("-" + (char) letter));
    }
    return options.contains(given) || letters.stream().anyMatch(options::contains);
  }
}

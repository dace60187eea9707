package dev.orchestrator.core.safety;

import dev.orchestrator.core.safety.shell.Script;
import dev.orchestrator.core.safety.shell.ShellCommand;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a text gives names to: variables, functions, files. It holds for the whole text, whatever
 * the order: a variable has every value that it is given anywhere. Who walks a text does so again
 * until nothing new is learned.
 */
final class Knowledge {

  private static final int MOST_VALUES = 8;

  /** A variable that gets new values later than this is added to itself. */
  private static final int ROUNDS_OF_NEW_VALUES = 3;

  private final Map<String, Set<String>> variables = new HashMap<>();
  private final Set<String> unknownVariables = new HashSet<>();
  private final Map<String, Set<ShellCommand>> functions = new HashMap<>();
  private final Map<String, Optional<String>> files = new HashMap<>();
  private final Map<String, Script> scripts = new HashMap<>();
  private boolean grown;
  private int rounds;

  /** Whether something was learned since this was asked last. */
  boolean hasGrown() {
    boolean answer = grown;
    rounds++;
    grown = false;
    return answer;
  }

  /** Text as a tree; the same tree for the same text, so that its parts can be recognised. */
  Script script(String text) {
    return scripts.computeIfAbsent(text, Script::parse);
  }

  void assign(String variable, Word value) {
    boolean programInUnknownFolder = value.text().matches("[^ ]*/[\\w.-]+");
    if (value.dynamic() && !programInUnknownFolder) {
      forget(variable);
    } else {
      Set<String> values = variables.computeIfAbsent(variable, name -> new LinkedHashSet<>());
      boolean tooMany = values.size() >= MOST_VALUES || rounds > ROUNDS_OF_NEW_VALUES;
      if (tooMany && !values.contains(value.text())) {
        forget(variable);
      } else {
        grown |= values.add(value.text());
      }
    }
  }

  /** Nobody can tell the variable's values. */
  void forget(String variable) {
    grown |= unknownVariables.add(variable);
  }

  boolean mentions(String variable) {
    return variables.containsKey(variable) || unknownVariables.contains(variable);
  }

  /** Every value it may have; empty when that cannot be told. */
  Optional<List<String>> values(String variable) {
    return unknownVariables.contains(variable) || !variables.containsKey(variable)
        ? Optional.empty()
        : Optional.of(List.copyOf(variables.get(variable)));
  }

  void define(String function, ShellCommand body) {
    grown |= functions.computeIfAbsent(function, name -> new LinkedHashSet<>()).add(body);
  }

  Set<ShellCommand> function(String name) {
    return Set.copyOf(functions.getOrDefault(name, Set.of()));
  }

  /** A file that the text writes; a second content makes it one that nobody can tell. */
  void write(String file, Optional<String> content) {
    String name = file.startsWith("./") ? file.substring(2) : file;
    Optional<String> before = files.get(name);
    if (before == null) {
      files.put(name, content);
    } else if (before.isPresent() && !before.equals(content)) {
      files.put(name, Optional.empty());
    }
  }

  boolean writes(String file) {
    return files.containsKey(file.startsWith("./") ? file.substring(2) : file);
  }

  Optional<String> content(String file) {
    return files.getOrDefault(file.startsWith("./") ? file.substring(2) : file, Optional.empty());
  }
}

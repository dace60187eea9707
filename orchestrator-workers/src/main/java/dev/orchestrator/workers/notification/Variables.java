package dev.orchestrator.workers.notification;

import dev.orchestrator.core.workspace.HostEnvironment;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts variables of the environment into texts of a plan: {@code ${NAME}}. */
final class Variables {

  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*)}");

  private final HostEnvironment environment;

  Variables(HostEnvironment environment) {
    this.environment = environment;
  }

  /** The first variable a text names that is not set. */
  Optional<String> missing(String text) {
    return VARIABLE
        .matcher(text)
        .results()
        .map(found -> found.group(1))
        .filter(name -> environment.variable(name).isEmpty())
        .findFirst();
  }

  /** The text with every variable that is set. */
  String fill(String text) {
    return VARIABLE
        .matcher(text)
        .replaceAll(
            found -> Matcher.quoteReplacement(environment.variable(found.group(1)).orElse("")));
  }
}

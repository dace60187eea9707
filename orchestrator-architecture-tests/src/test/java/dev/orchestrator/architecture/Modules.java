package dev.orchestrator.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static dev.orchestrator.architecture.OurClasses.ROOT;

import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Who may know whom, as in ARCHITECTURE.md. */
final class Modules {

  static final Map<String, Set<String>> MAY_KNOW =
      Map.ofEntries(
          Map.entry("core", Set.of()),
          Map.entry("exec", Set.of("core")),
          Map.entry("git", Set.of("core", "exec")),
          Map.entry("tasks", Set.of("core")),
          Map.entry("runs", Set.of("core")),
          Map.entry("agents", Set.of("core", "exec", "runs")),
          Map.entry("sources", Set.of("core", "exec", "git", "runs")),
          Map.entry("workers", Set.of("core", "exec", "git", "runs", "agents", "sources")),
          Map.entry(
              "runtime",
              Set.of("core", "exec", "git", "tasks", "runs", "agents", "sources", "workers")),
          Map.entry(
              "cli",
              Set.of(
                  "core", "exec", "git", "tasks", "runs", "agents", "sources", "workers",
                  "runtime")),
          Map.entry(
              "testkit",
              Set.of(
                  "core", "exec", "git", "tasks", "runs", "agents", "sources", "workers",
                  "runtime")),
          Map.entry("fixtures", Set.of()));

  private Modules() {}

  static List<ArchRule> rules() {
    return MAY_KNOW.keySet().stream().sorted().map(Modules::knowsOnlyWhatItMay).toList();
  }

  private static ArchRule knowsOnlyWhatItMay(String module) {
    String[] others =
        MAY_KNOW.keySet().stream()
            .filter(other -> !other.equals(module) && !MAY_KNOW.get(module).contains(other))
            .map(Modules::packages)
            .toArray(String[]::new);
    return noClasses()
        .that()
        .resideInAPackage(packages(module))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(others)
        .as(module + " knows only " + MAY_KNOW.get(module))
        .because("the folder tree is the architecture, and Maven sees the modules but not why");
  }

  static String packages(String module) {
    return ROOT + "." + module + "..";
  }
}

package dev.orchestrator.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static dev.orchestrator.architecture.OurClasses.ROOT;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Set;

/** What a front end may know: use cases, the values they take and answer, and how to show them. */
final class FrontEnds {

  /** Rooms whose services are asked by use cases alone. */
  private static final DescribedPredicate<JavaClass> BELOW =
      resideInAnyPackage(
          ROOT + ".core.registry..",
          ROOT + ".core.selector..",
          ROOT + ".core.safety..",
          ROOT + ".core.plugin..",
          ROOT + ".core.doctor..",
          ROOT + ".exec..",
          ROOT + ".git..",
          ROOT + ".tasks..",
          ROOT + ".runs..",
          ROOT + ".agents..",
          ROOT + ".sources..",
          ROOT + ".workers..");

  /**
   * Corners that were not moved onto use cases yet. The list only gets shorter: who touches one of
   * them moves it.
   */
  private static final Set<String> NOT_MOVED_YET =
      Set.of(
          // Runs: launching, following, the live screens, the demonstration.
          "cli.workers.",
          "cli.dashboard.",
          "cli.demo.",
          "cli.land.",
          "cli.run.",
          "cli.output.PlanChoice",
          // Names under the fingers are read as tolerantly as can be, past the registry's reader.
          "cli.completion.LiveNames",
          "cli.completion.NamesCommand",
          // Checks documents against the command line itself, and playbooks beside it.
          "cli.playbook.DocumentLint",
          "cli.playbook.PlaybookLintCommand",
          // Show the end of a log file, or follow it.
          "cli.build.LogFollower",
          "cli.build.ResultTable",
          // Tells a remote from a folder among the words of 'repo add'.
          "cli.fleet.EntryWords",
          // Agreeing to a plugin's content comes before anything is opened.
          "cli.plugin.",
          // Opens the workspace, and begins to before the words are parsed.
          "cli.session.Session",
          "cli.HeadStart",
          "cli.CommandLineProgram",
          "cli.startup.");

  private static final DescribedPredicate<JavaClass> MOVED =
      describe(
          "are moved onto use cases",
          each ->
              NOT_MOVED_YET.stream()
                  .noneMatch(begin -> each.getName().startsWith(ROOT + "." + begin)));

  private static final DescribedPredicate<JavaClass> SERVICES =
      describe(
          "do something instead of being a value",
          each ->
              !each.isRecord()
                  && !each.isEnum()
                  && !each.isInterface()
                  && !each.isAssignableTo(Throwable.class)
                  && !holdsConstants(each));

  private FrontEnds() {}

  static List<ArchRule> rules() {
    return List.of(
        noClasses()
            .that()
            .resideInAPackage(ROOT + ".cli..")
            .and(MOVED)
            .should()
            .dependOnClassesThat(BELOW.and(SERVICES))
            .as("a front end asks use cases and knows no service below them")
            .because("what a command means must hold for a browser and an agent in charge too"));
  }

  /** Such as the names of fields: nothing is done with them. */
  private static boolean holdsConstants(JavaClass each) {
    return each.getMethods().isEmpty()
        && each.getFields().stream()
            .allMatch(field -> field.getModifiers().contains(JavaModifier.FINAL));
  }
}

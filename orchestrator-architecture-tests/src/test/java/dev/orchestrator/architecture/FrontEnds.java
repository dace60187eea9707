package dev.orchestrator.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static dev.orchestrator.architecture.OurClasses.ROOT;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
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
   * Classes, with those inside of them, that were not moved onto use cases yet. The list only gets
   * shorter: who touches one of them moves it, and a name that nobody needs fails the build.
   */
  private static final Set<String> NOT_MOVED_YET =
      Set.of(
          // Runs: launching, following, the live screens, the demonstration.
          "cli.workers.AttachCommand",
          "cli.workers.BackendOption",
          "cli.workers.CleanupCommand",
          "cli.workers.ControlCommand",
          "cli.workers.DashboardCommand",
          "cli.workers.EventsCommand",
          "cli.workers.ForegroundRun",
          "cli.workers.LaunchCommand",
          "cli.workers.LogFollowing",
          "cli.workers.LogPrinter",
          "cli.workers.LogsCommand",
          "cli.workers.MonitorCommand",
          "cli.workers.NotifyCommand",
          "cli.workers.OneLineCommand",
          "cli.workers.PauseCommand",
          "cli.workers.PlanOption",
          "cli.workers.PromptShowCommand",
          "cli.workers.ReplayCommand",
          "cli.workers.ResumeCommand",
          "cli.workers.RetryCommand",
          "cli.workers.SetupQuestion",
          "cli.workers.SkipCommand",
          "cli.workers.StopCommand",
          "cli.workers.ToldRun",
          "cli.workers.TrustCommand",
          "cli.workers.UndoCommand",
          "cli.workers.WaitCommand",
          "cli.workers.WhyCommand",
          "cli.dashboard.OpenLog",
          "cli.dashboard.RunActions",
          "cli.dashboard.RunServices",
          "cli.dashboard.RunSight",
          "cli.demo.DemoCommand",
          "cli.demo.DemoRun",
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
          "cli.plugin.PluginCheckCommand",
          "cli.plugin.PluginTrustCommand",
          // Opens the workspace, and begins to before the words are parsed.
          "cli.session.Session",
          "cli.HeadStart");

  private static final DescribedPredicate<JavaClass> MOVED =
      describe(
          "are moved onto use cases",
          each -> NOT_MOVED_YET.stream().noneMatch(name -> isOrIsInside(each, name)));

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

  /** Exceptions that no class makes use of any more, as they stand in the list. */
  static List<String> exceptionsNobodyNeeds(JavaClasses product) {
    return NOT_MOVED_YET.stream()
        .filter(
            name ->
                product.stream()
                    .filter(each -> isOrIsInside(each, name))
                    .noneMatch(FrontEnds::asksAService))
        .sorted()
        .toList();
  }

  private static boolean isOrIsInside(JavaClass each, String name) {
    String whole = ROOT + "." + name;
    return each.getName().equals(whole) || each.getName().startsWith(whole + "$");
  }

  private static boolean asksAService(JavaClass each) {
    return each.getDirectDependenciesFromSelf().stream()
        .map(Dependency::getTargetClass)
        .anyMatch(BELOW.and(SERVICES));
  }

  /** Such as the names of fields: nothing is done with them. */
  private static boolean holdsConstants(JavaClass each) {
    return each.getMethods().isEmpty()
        && each.getFields().stream()
            .allMatch(field -> field.getModifiers().contains(JavaModifier.FINAL));
  }
}

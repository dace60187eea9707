package dev.orchestrator.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static dev.orchestrator.architecture.Modules.packages;
import static dev.orchestrator.architecture.OurClasses.ROOT;

import com.google.inject.Module;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;

/** Which part of the house may touch which part of the world. */
final class Boundaries {

  private static final DescribedPredicate<JavaClass> WIRING =
      describe(
          "wire things together",
          each -> {
            String name = each.getName().replaceAll("\\$.*", "");
            return name.endsWith("Module")
                || name.endsWith("Binder")
                || each.getPackageName().startsWith(ROOT + ".cli")
                || each.getPackageName().startsWith(ROOT + ".runtime");
          });

  private Boundaries() {}

  static List<ArchRule> rules() {
    return List.of(
        packagesFormNoCycle(),
        onlyWiringKnowsGuice(),
        onlyWiringKnowsModules(),
        aModuleShowsNothingButItself(),
        belongsTo("org.eclipse.jgit..", "git", "what JGit cannot do right is decided in one place"),
        belongsTo("org.apache.commons.exec..", "exec", "every process starts in the same way"),
        belongsTo("picocli..", "cli", "embedders get no command line"),
        belongsTo("org.jline..", "cli", "embedders get no terminal"),
        onlyNotificationsUseTheNetwork(),
        belongsTo(ProcessBuilder.class, "exec", "every process starts in the same way"),
        onlyTheLoaderLoadsServices(),
        spiStandsAlone(),
        fixturesStayInTests());
  }

  private static ArchRule packagesFormNoCycle() {
    return slices()
        .matching(ROOT + ".(**)")
        .should()
        .beFreeOfCycles()
        .because("a cycle of packages is one big package");
  }

  private static ArchRule onlyWiringKnowsGuice() {
    return noClasses()
        .that(DescribedPredicate.not(WIRING))
        .should()
        .dependOnClassesThat()
        .resideInAPackage("com.google.inject..")
        .because(
            "a class says what it needs in its constructor; who provides it is not its business");
  }

  private static ArchRule onlyWiringKnowsModules() {
    return noClasses()
        .that(DescribedPredicate.not(WIRING))
        .should()
        .dependOnClassesThat()
        .areAssignableTo(Module.class)
        .because("which implementation a feature has is between its module and the injector");
  }

  private static ArchRule aModuleShowsNothingButItself() {
    return methods()
        .that()
        .areDeclaredInClassesThat()
        .areAssignableTo(Module.class)
        .should()
        .notBePublic()
        .because("a provider method that others can call is a way past the injector");
  }

  private static ArchRule belongsTo(String library, String module, String reason) {
    return noClasses()
        .that()
        .resideOutsideOfPackages(packages(module), packages("fixtures"))
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library)
        .because(reason);
  }

  private static ArchRule belongsTo(Class<?> type, String module, String reason) {
    return noClasses()
        .that()
        .resideOutsideOfPackages(packages(module), packages("fixtures"))
        .should()
        .dependOnClassesThat()
        .areAssignableTo(type)
        .because(reason);
  }

  private static ArchRule onlyNotificationsUseTheNetwork() {
    return noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + ".workers.notification")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("java.net.http..")
        .because(
            "what leaves this machine leaves it in one place; everything else is git and agents");
  }

  private static ArchRule onlyTheLoaderLoadsServices() {
    return noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + ".core.plugin")
        .should()
        .dependOnClassesThat()
        .areAssignableTo(java.util.ServiceLoader.class)
        .because("one bad jar must not stop the others, and that is hard enough to get right once");
  }

  private static ArchRule spiStandsAlone() {
    return classes()
        .that()
        .resideInAPackage("..spi..")
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage("java..", "org.jspecify..", ROOT + "..")
                .and(DescribedPredicate.not(WIRING)))
        .because("a plugin is compiled against the JDK and our values and nothing else");
  }

  private static ArchRule fixturesStayInTests() {
    return noClasses()
        .that()
        .resideOutsideOfPackage(packages("fixtures"))
        .should()
        .dependOnClassesThat()
        .resideInAPackage(packages("fixtures"))
        .because("test doubles are not shipped");
  }
}

package dev.orchestrator.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

/** The package of a class has a package-info with JSpecify's {@code @NullMarked}. */
final class MarkedPackage extends ArchCondition<JavaClass> {

  MarkedPackage() {
    super("live in a package that is @NullMarked");
  }

  @Override
  public void check(JavaClass each, ConditionEvents events) {
    boolean marked =
        each.getPackage()
            .tryGetPackageInfo()
            .filter(info -> info.isAnnotatedWith("org.jspecify.annotations.NullMarked"))
            .isPresent();
    if (!marked) {
      events.add(
          SimpleConditionEvent.violated(
              each, each.getPackageName() + " of " + each.getSimpleName() + " is not @NullMarked"));
    }
  }
}

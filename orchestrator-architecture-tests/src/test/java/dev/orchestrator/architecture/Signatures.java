package dev.orchestrator.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.codeUnits;
import static dev.orchestrator.architecture.Modules.packages;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.stream.Stream;

/** What a public signature may mention. */
final class Signatures {

  private static final List<String> OURS = List.of("java.", "dev.orchestrator.");

  private Signatures() {}

  static ArchRule mentionOnlyTheJdkAndOurs() {
    return codeUnits()
        .that()
        .arePublic()
        .and()
        .areDeclaredInClassesThat()
        .resideOutsideOfPackages(packages("cli"), packages("testkit"), packages("fixtures"))
        .and(describe("can be called from outside", Signatures::isReachable))
        .should(mentionNothingElse())
        .because("a library in a signature can never be replaced");
  }

  private static boolean isReachable(JavaCodeUnit unit) {
    JavaClass owner = unit.getOwner();
    boolean wiring = owner.getName().matches(".*(Module|Binder)(\\$.*)?");
    return !wiring
        && owner.getModifiers().contains(JavaModifier.PUBLIC)
        && owner.getEnclosingClass().stream()
            .allMatch(outer -> outer.getModifiers().contains(JavaModifier.PUBLIC));
  }

  private static ArchCondition<JavaCodeUnit> mentionNothingElse() {
    return new ArchCondition<>("mention only types of the JDK and of ours") {
      @Override
      public void check(JavaCodeUnit unit, ConditionEvents events) {
        types(unit)
            .map(JavaClass::getBaseComponentType)
            .filter(type -> !isOurs(type))
            .forEach(
                type ->
                    events.add(
                        SimpleConditionEvent.violated(
                            unit, unit.getFullName() + " mentions " + type.getName())));
      }
    };
  }

  private static Stream<JavaClass> types(JavaCodeUnit unit) {
    return Stream.of(
            Stream.of(unit.getRawReturnType()),
            unit.getRawParameterTypes().stream(),
            unit.getParameterTypes().stream()
                .flatMap(type -> type.getAllInvolvedRawTypes().stream()),
            unit.getReturnType().getAllInvolvedRawTypes().stream(),
            unit.getExceptionTypes().stream())
        .flatMap(each -> each)
        .distinct();
  }

  private static boolean isOurs(JavaClass type) {
    return type.isPrimitive() || OURS.stream().anyMatch(type.getName()::startsWith);
  }
}

package dev.orchestrator.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ArchitectureTest {

  /** Rules that look at nothing are never broken: this many classes there are at least. */
  private static final int FEWEST_CLASSES = 250;

  private static final JavaClasses PRODUCT = OurClasses.product();
  private static final JavaClasses OFFENDERS = OurClasses.offenders();

  static Stream<ArchRule> rules() {
    return Stream.of(
            Modules.rules().stream(),
            Boundaries.rules().stream(),
            FrontEnds.rules().stream(),
            Habits.rules().stream(),
            Stream.of(Signatures.mentionOnlyTheJdkAndOurs()))
        .flatMap(each -> each);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rules")
  void theHouseKeepsItsRules(ArchRule rule) {
    rule.allowEmptyShould(true).check(PRODUCT);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rules")
  void everyRuleIsBrokenByItsOffender(ArchRule rule) {
    assertThat(rule.allowEmptyShould(true).evaluate(OFFENDERS).hasViolation()).isTrue();
  }

  @Test
  void everyExceptionForAFrontEndIsStillNeeded() {
    assertThat(FrontEnds.exceptionsNobodyNeeds(PRODUCT)).isEmpty();
  }

  @Test
  void allOfTheHouseIsLookedAt() {
    assertThat(PRODUCT).hasSizeGreaterThan(FEWEST_CLASSES);
    assertThat(Modules.MAY_KNOW.keySet())
        .allSatisfy(
            module ->
                assertThat(PRODUCT.stream().map(each -> each.getPackageName()))
                    .anyMatch(name -> name.startsWith(OurClasses.ROOT + "." + module)));
  }
}

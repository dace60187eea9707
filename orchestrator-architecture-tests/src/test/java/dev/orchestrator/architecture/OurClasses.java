package dev.orchestrator.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

/** What the rules look at. */
final class OurClasses {

  static final String ROOT = "dev.orchestrator";

  private static final ImportOption TESTS = location -> location.contains("test-classes");
  private static final ImportOption PRODUCT = location -> !location.contains("test-classes");

  private OurClasses() {}

  /** The classes of all modules, without tests. */
  static JavaClasses product() {
    return new ClassFileImporter().withImportOption(PRODUCT).importPackages(ROOT);
  }

  /**
   * Classes of this module that break the rules on purpose, in packages like those of the product.
   */
  static JavaClasses offenders() {
    return new ClassFileImporter()
        .withImportOption(TESTS)
        .importPackages(ROOT)
        .that(resideInAPackage("..offence.."));
  }
}

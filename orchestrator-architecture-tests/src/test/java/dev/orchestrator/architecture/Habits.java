package dev.orchestrator.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static dev.orchestrator.architecture.Modules.packages;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Files;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.BaseStream;

/** How code is written wherever it lives. */
final class Habits {

  private static final Set<String> CALENDAR =
      Set.of(
          "java.time.Instant",
          "java.time.LocalDate",
          "java.time.LocalDateTime",
          "java.time.OffsetDateTime",
          "java.time.ZonedDateTime",
          "java.time.Year",
          "java.time.YearMonth");

  private static final Set<String> MUTABLE =
      Set.of(
          AtomicBoolean.class.getName(),
          AtomicInteger.class.getName(),
          AtomicLong.class.getName(),
          AtomicReference.class.getName());

  private Habits() {}

  static List<ArchRule> rules() {
    return List.of(
        timeComesFromAClock(),
        onlyMainTouchesTheStandardStreams(),
        onlyMainEndsTheProgram(),
        staticFieldsAreFinal(),
        staticFieldsHoldNothingThatChanges(),
        namesSayWhatAThingIs(),
        oneNameMeansOneThing(),
        nobodyLogsThroughTheJdk(),
        nothingRunsOnTheCommonPool(),
        whatIsReadIsARegularFile(),
        everyPackageSaysThatNullIsMarked());
  }

  private static ArchRule timeComesFromAClock() {
    return noClasses()
        .that()
        .resideOutsideOfPackage(packages("fixtures"))
        .should()
        .callMethodWhere(describe("reads the time of the machine", Habits::readsTheMachinesTime))
        .because("a test must be able to turn the clock");
  }

  private static boolean readsTheMachinesTime(JavaCall<?> call) {
    String owner = call.getTargetOwner().getName();
    String method = call.getTarget().getName();
    boolean now = method.equals("now") && call.getTarget().getRawParameterTypes().isEmpty();
    return (now && CALENDAR.contains(owner))
        || (owner.equals("java.lang.System") && method.equals("currentTimeMillis"))
        || (owner.equals("java.util.Date") && method.equals("<init>"));
  }

  /** What others put in the place of a file may be a pipe, which nobody ever writes into. */
  private static ArchRule whatIsReadIsARegularFile() {
    return noClasses()
        .that()
        .resideOutsideOfPackages(packages("fixtures"), packages("testkit"))
        .and()
        .doNotHaveFullyQualifiedName("dev.orchestrator.core.file.RegularFile")
        .should()
        .callMethodWhere(describe("opens whatever lies there", Habits::opensAnything))
        .because("RegularFile refuses pipes and devices, and knows how much is too much");
  }

  private static boolean opensAnything(JavaCall<?> call) {
    return call.getTargetOwner().isEquivalentTo(Files.class)
        && Set.of(
                "readString",
                "readAllBytes",
                "readAllLines",
                "lines",
                "newBufferedReader",
                "newInputStream")
            .contains(call.getTarget().getName());
  }

  private static ArchRule onlyMainTouchesTheStandardStreams() {
    return noClasses()
        .that(areNotMain())
        .should()
        .accessFieldWhere(
            describe(
                "is System.out, System.err or System.in",
                access ->
                    access.getTargetOwner().isEquivalentTo(System.class)
                        && Set.of("out", "err", "in").contains(access.getTarget().getName())))
        .because("the command line is tested through Main.run, with streams of its own");
  }

  private static ArchRule onlyMainEndsTheProgram() {
    return noClasses()
        .that(areNotMain())
        .should()
        .callMethodWhere(describe("ends the JVM", Habits::endsTheProgram))
        .because("only Main knows that the process is ours");
  }

  private static boolean endsTheProgram(JavaAccess<?> call) {
    return (call.getTargetOwner().isEquivalentTo(System.class)
            || call.getTargetOwner().isEquivalentTo(Runtime.class))
        && Set.of("exit", "halt").contains(call.getTarget().getName());
  }

  private static DescribedPredicate<JavaClass> areNotMain() {
    return describe("are not Main", each -> !each.getName().equals("dev.orchestrator.cli.Main"));
  }

  private static ArchRule staticFieldsAreFinal() {
    return fields()
        .that()
        .areStatic()
        .and(describe("are written by a person", Habits::isWritten))
        .should()
        .beFinal()
        .because("what everybody can change belongs to nobody");
  }

  /** The kernel keeps file locks per process, and so LockFile must know what all of it holds. */
  private static ArchRule staticFieldsHoldNothingThatChanges() {
    return noFields()
        .that()
        .areStatic()
        .and()
        .areNotDeclaredIn("dev.orchestrator.core.file.LockFile")
        .should(
            com.tngtech.archunit.lang.conditions.ArchConditions.haveRawType(
                describe("that changes", Habits::changes)))
        .because("a static collection is a global variable with a final in front");
  }

  private static boolean isWritten(JavaField field) {
    return !field.getModifiers().contains(JavaModifier.SYNTHETIC)
        && !field.getName().startsWith("$");
  }

  /** A field of an interface type may hold an immutable collection; one of a class cannot. */
  private static boolean changes(JavaClass type) {
    boolean collection = type.isAssignableTo(Collection.class) || type.isAssignableTo(Map.class);
    return MUTABLE.contains(type.getName())
        || type.isAssignableTo(ThreadLocal.class)
        || (collection && !type.isInterface());
  }

  private static ArchRule namesSayWhatAThingIs() {
    return noClasses()
        .should()
        .haveSimpleNameEndingWith("Manager")
        .orShould()
        .haveSimpleNameEndingWith("Helper")
        .orShould()
        .haveSimpleNameEndingWith("Util")
        .orShould()
        .haveSimpleNameEndingWith("Utils")
        .orShould()
        .haveSimpleNameEndingWith("Impl")
        .because("such a name says that nobody found out what the class is for");
  }

  private static ArchRule oneNameMeansOneThing() {
    return classes()
        .that()
        .areTopLevelClasses()
        .and()
        .doNotHaveSimpleName("package-info")
        .should(new NameOfItsOwn())
        .because("whoever searches for a word must not find two things");
  }

  private static ArchRule nobodyLogsThroughTheJdk() {
    return noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.util.logging..", "org.slf4j..")
        .because(
            "what is noted for debugging goes through System.Logger, which an embedder can redirect");
  }

  private static ArchRule nothingRunsOnTheCommonPool() {
    return noClasses()
        .should()
        .callMethodWhere(describe("runs on the common pool", Habits::runsOnTheCommonPool))
        .because("it has one thread on two processors, and whoever embeds us may be holding it");
  }

  private static boolean runsOnTheCommonPool(JavaCall<?> call) {
    String method = call.getTarget().getName();
    boolean givenExecutor =
        call.getTarget().getRawParameterTypes().stream()
            .anyMatch(type -> type.isEquivalentTo(Executor.class));
    boolean async =
        call.getTargetOwner().isAssignableTo(CompletionStage.class) && method.endsWith("Async");
    boolean parallel =
        call.getTargetOwner().isAssignableTo(BaseStream.class) && method.equals("parallel");
    return (async && !givenExecutor)
        || parallel
        || Set.of("parallelStream", "commonPool").contains(method);
  }

  private static ArchRule everyPackageSaysThatNullIsMarked() {
    return classes()
        .should(new MarkedPackage())
        .because("NullAway looks only where the package asks for it");
  }
}

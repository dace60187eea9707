package dev.orchestrator.exec.language;

import dev.orchestrator.exec.spi.LanguagePlugin;
import dev.orchestrator.exec.spi.TestSummary;
import dev.orchestrator.exec.spi.ToolInvocation;
import dev.orchestrator.exec.spi.ToolRequest;
import dev.orchestrator.exec.spi.ToolRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Gradle, by the wrapper of the project where it has one; no daemon is left behind. */
final class GradlePlugin implements LanguagePlugin {

  private static final List<String> SCRIPTS =
      List.of("settings.gradle", "settings.gradle.kts", "build.gradle", "build.gradle.kts");

  @Override
  public Set<String> languages() {
    return Set.of("java", "kotlin", "groovy", "gradle");
  }

  @Override
  public boolean recognises(Path project) {
    return SCRIPTS.stream().anyMatch(script -> Files.isRegularFile(project.resolve(script)));
  }

  @Override
  public String languageOf(Path project) {
    return JvmSources.languageOf(project);
  }

  @Override
  public Optional<ToolInvocation> invocation(ToolRequest request) {
    boolean wrapper = Files.isExecutable(request.project().resolve("gradlew"));
    String program = wrapper ? "./gradlew" : "gradle";
    List<String> argv = new ArrayList<>(List.of(program, "--console=plain", "--no-daemon"));
    Stream<String> tasks =
        switch (request.action()) {
          case BUILD -> Stream.of("assemble", "testClasses");
          case TEST ->
              Stream.concat(
                  Stream.of("--continue", "test"),
                  request.test().stream().flatMap(name -> Stream.of("--tests", name)));
          case LINT -> Stream.of("check", "-x", "test");
          case CLEAN -> Stream.of("clean");
        };
    tasks.forEach(argv::add);
    return Optional.of(new ToolInvocation(argv, Map.of(), List.of(program, "--version")));
  }

  @Override
  public Optional<TestSummary> testSummary(ToolRun run) throws IOException {
    return JUnitReports.below(run.request().project(), Set.of("test-results"), run.startedAt())
        .ifAny();
  }
}

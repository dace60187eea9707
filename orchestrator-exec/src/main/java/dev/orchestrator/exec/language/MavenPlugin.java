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

/** Maven, by the wrapper of the project where it has one. */
final class MavenPlugin implements LanguagePlugin {

  @Override
  public Set<String> languages() {
    return Set.of("java", "kotlin", "scala", "maven");
  }

  @Override
  public boolean recognises(Path project) {
    return Files.isRegularFile(project.resolve("pom.xml"));
  }

  @Override
  public String languageOf(Path project) {
    return JvmSources.languageOf(project);
  }

  @Override
  public Optional<ToolInvocation> invocation(ToolRequest request) {
    String program = Files.isExecutable(project(request, "mvnw")) ? "./mvnw" : "mvn";
    List<String> argv = new ArrayList<>(List.of(program, "-B", "-ntp"));
    switch (request.action()) {
      case BUILD -> argv.addAll(List.of("-DskipTests", "package"));
      case TEST -> {
        request
            .test()
            .ifPresent(
                name ->
                    argv.addAll(
                        List.of("-Dtest=" + name, "-Dsurefire.failIfNoSpecifiedTests=false")));
        argv.addAll(List.of("-fae", "test"));
      }
      case LINT -> {
        return Optional.empty();
      }
      case CLEAN -> argv.add("clean");
    }
    return Optional.of(new ToolInvocation(argv, Map.of(), List.of(program, "--version")));
  }

  private static Path project(ToolRequest request, String file) {
    return request.project().resolve(file);
  }

  @Override
  public Optional<TestSummary> testSummary(ToolRun run) throws IOException {
    return JUnitReports.below(run.request().project(), Set.of("surefire-reports"), run.startedAt())
        .ifAny();
  }
}

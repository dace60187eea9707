package dev.orchestrator.exec.language;

import dev.orchestrator.exec.spi.LanguagePlugin;
import dev.orchestrator.exec.spi.ProjectAction;
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

/** The go command. Tests print events, one JSON object a line, see {@code go doc test2json}. */
final class GoPlugin implements LanguagePlugin {

  private static final List<String> VERSION = List.of("go", "version");

  @Override
  public Set<String> languages() {
    return Set.of("go", "golang");
  }

  @Override
  public boolean recognises(Path project) {
    return Files.isRegularFile(project.resolve("go.mod"))
        || Files.isRegularFile(project.resolve("go.work"));
  }

  @Override
  public Optional<ToolInvocation> invocation(ToolRequest request) {
    List<String> argv =
        switch (request.action()) {
          case BUILD -> List.of("go", "build", "./...");
          case TEST -> test(request);
          case LINT -> List.of("go", "vet", "./...");
          case CLEAN -> List.of("go", "clean", "./...");
        };
    return Optional.of(new ToolInvocation(argv, Map.of(), VERSION));
  }

  @Override
  public Optional<ToolInvocation> setup(Path project) {
    boolean vendored = Files.isRegularFile(project.resolve("vendor/modules.txt"));
    return vendored
        ? Optional.empty()
        : Optional.of(new ToolInvocation(List.of("go", "mod", "download"), Map.of(), VERSION));
  }

  private static List<String> test(ToolRequest request) {
    List<String> argv = new ArrayList<>(List.of("go", "test", "-json"));
    if (request.sequential()) {
      argv.addAll(List.of("-p", "1", "-parallel", "1"));
    }
    request.test().ifPresent(name -> argv.add("-run=" + name));
    argv.add("./...");
    return argv;
  }

  @Override
  public Optional<TestSummary> testSummary(ToolRun run) throws IOException {
    return run.request().action() == ProjectAction.TEST
        ? GoTestEvents.summariseAndRewrite(run.log()).ifAny()
        : Optional.empty();
  }
}

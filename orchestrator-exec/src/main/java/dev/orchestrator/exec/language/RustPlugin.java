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

/** Cargo. */
final class RustPlugin implements LanguagePlugin {

  private static final Map<String, String> PLAIN = Map.of("CARGO_TERM_COLOR", "never");

  @Override
  public Set<String> languages() {
    return Set.of("rust");
  }

  @Override
  public boolean recognises(Path project) {
    return Files.isRegularFile(project.resolve("Cargo.toml"));
  }

  @Override
  public Optional<ToolInvocation> invocation(ToolRequest request) {
    List<String> argv =
        switch (request.action()) {
          case BUILD -> List.of("cargo", "build", "--workspace");
          case TEST -> test(request);
          case LINT -> List.of("cargo", "clippy", "--workspace", "--all-targets");
          case CLEAN -> List.of("cargo", "clean");
        };
    return Optional.of(new ToolInvocation(argv, PLAIN, List.of("cargo", "--version")));
  }

  @Override
  public Optional<ToolInvocation> setup(Path project) {
    return Optional.of(new ToolInvocation(fetch(project), PLAIN, List.of("cargo", "--version")));
  }

  private static List<String> fetch(Path project) {
    return Files.isRegularFile(project.resolve("Cargo.lock"))
        ? List.of("cargo", "fetch", "--locked")
        : List.of("cargo", "fetch");
  }

  /**
   * Without {@code --no-fail-fast} the tests after the first failing crate would not be counted.
   */
  private static List<String> test(ToolRequest request) {
    List<String> argv = new ArrayList<>(List.of("cargo", "test", "--workspace", "--no-fail-fast"));
    request.test().ifPresent(argv::add);
    if (request.sequential()) {
      argv.addAll(List.of("--", "--test-threads=1"));
    }
    return argv;
  }

  @Override
  public Optional<TestSummary> testSummary(ToolRun run) throws IOException {
    return run.request().action() == ProjectAction.TEST
        ? CargoTestLog.summarise(run.log()).ifAny()
        : Optional.empty();
  }
}

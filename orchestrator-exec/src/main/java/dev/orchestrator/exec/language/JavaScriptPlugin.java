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

/** The scripts of a {@code package.json}, run by the package manager whose lock file is there. */
final class JavaScriptPlugin implements LanguagePlugin {

  /**
   * Test runners watch for changes instead of ending unless they think they are in CI; there, some
   * take the log for a terminal with colours.
   */
  private static final Map<String, String> UNATTENDED =
      Map.of("CI", "true", "NO_UPDATE_NOTIFIER", "1", "NO_COLOR", "1");

  @Override
  public Set<String> languages() {
    return Set.of("javascript", "typescript", "js", "ts", "node", "nodejs");
  }

  @Override
  public boolean recognises(Path project) {
    return Files.isRegularFile(PackageJson.file(project));
  }

  @Override
  public String languageOf(Path project) {
    return Files.exists(project.resolve("tsconfig.json")) ? "typescript" : "javascript";
  }

  /**
   * As the lock file says. Scripts of packages run whatever their authors like: who needs them says
   * so by a {@code setup} of the repository's own.
   */
  @Override
  public Optional<ToolInvocation> setup(Path project) throws IOException {
    return PackageJson.read(project)
        .install()
        .map(argv -> new ToolInvocation(argv, UNATTENDED, List.of("node", "--version")));
  }

  @Override
  public Optional<ToolInvocation> invocation(ToolRequest request) throws IOException {
    PackageJson packageJson = PackageJson.read(request.project());
    String script = request.action().toString();
    Optional<String> text = packageJson.script(script);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    String manager = packageJson.manager();
    JavaScriptTestRunner runner = JavaScriptTestRunner.of(text.get());
    List<String> argv = new ArrayList<>(List.of(manager, "run", script));
    if (request.action() == ProjectAction.TEST) {
      List<String> arguments = runner.arguments(request);
      boolean separated = manager.equals("npm") && !arguments.isEmpty();
      argv.addAll(separated ? List.of("--") : List.of());
      argv.addAll(arguments);
    }
    return Optional.of(new ToolInvocation(argv, UNATTENDED, List.of("node", "--version")));
  }

  @Override
  public Optional<TestSummary> testSummary(ToolRun run) throws IOException {
    if (run.request().action() != ProjectAction.TEST) {
      return Optional.empty();
    }
    String script = PackageJson.read(run.request().project()).script("test").orElse("");
    return JavaScriptTestRunner.of(script).summary(run).ifAny();
  }
}

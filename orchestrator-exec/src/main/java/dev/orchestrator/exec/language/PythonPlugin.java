package dev.orchestrator.exec.language;

import dev.orchestrator.core.file.RegularFile;
import dev.orchestrator.exec.spi.LanguagePlugin;
import dev.orchestrator.exec.spi.ProjectAction;
import dev.orchestrator.exec.spi.TestSummary;
import dev.orchestrator.exec.spi.ToolInvocation;
import dev.orchestrator.exec.spi.ToolRequest;
import dev.orchestrator.exec.spi.ToolRun;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Python by uv or poetry where their lock files are, else by the project's virtual environment or
 * the system's interpreter; tests by pytest where the project mentions it, else by unittest.
 */
final class PythonPlugin implements LanguagePlugin {

  private static final List<String> MARKS =
      List.of("pyproject.toml", "setup.py", "setup.cfg", "requirements.txt", "Pipfile", "uv.lock");

  private static final List<String> MENTIONS =
      List.of(
          "pyproject.toml",
          "setup.cfg",
          "tox.ini",
          "requirements.txt",
          "requirements-dev.txt",
          "requirements-test.txt",
          "Pipfile",
          "uv.lock",
          "poetry.lock");

  private static final long LARGEST_READ = 4L << 20;

  @Override
  public Set<String> languages() {
    return Set.of("python", "py");
  }

  @Override
  public boolean recognises(Path project) {
    return MARKS.stream().anyMatch(mark -> Files.isRegularFile(project.resolve(mark)));
  }

  @Override
  public String languageOf(Path project) {
    return "python";
  }

  @Override
  public Optional<ToolInvocation> invocation(ToolRequest request) throws IOException {
    return switch (request.action()) {
      case BUILD -> Optional.of(build(request));
      case TEST -> Optional.of(test(request));
      case LINT -> lint(request.project());
      case CLEAN -> Optional.empty();
    };
  }

  /** Without a lock file only into an environment of the project's own. */
  @Override
  public Optional<ToolInvocation> setup(Path project) {
    if (has(project, "uv.lock")) {
      return Optional.of(ToolInvocation.of("uv", "sync", "--frozen"));
    }
    if (has(project, "poetry.lock")) {
      return Optional.of(ToolInvocation.of("poetry", "install", "--no-interaction"));
    }
    boolean own = Files.isExecutable(project.resolve(".venv/bin/python"));
    return own && has(project, "requirements.txt")
        ? Optional.of(
            call(project, List.of("-m", "pip", "install", "--no-input", "-r", "requirements.txt")))
        : Optional.empty();
  }

  /** Without a build tool, compiling every file is what finds what a build would find. */
  private static ToolInvocation build(ToolRequest request) {
    Path project = request.project();
    if (has(project, "uv.lock")) {
      return ToolInvocation.of("uv", "build");
    }
    if (has(project, "poetry.lock")) {
      return ToolInvocation.of("poetry", "build");
    }
    ToolInvocation compile =
        call(project, List.of("-m", "compileall", "-q", "-x", "/(\\.|node_modules)", "."));
    Map<String, String> elsewhere =
        Map.of("PYTHONPYCACHEPREFIX", request.reports().resolve("compiled").toString());
    return new ToolInvocation(compile.argv(), elsewhere, compile.versionArgv());
  }

  private static ToolInvocation test(ToolRequest request) throws IOException {
    Path project = request.project();
    List<String> arguments = new ArrayList<>();
    if (usesPytest(project)) {
      arguments.addAll(List.of("-m", "pytest", "--junitxml=" + report(request)));
      if (request.sequential() && mentions(project, "pytest-xdist")) {
        arguments.addAll(List.of("-n", "0"));
      }
      request.test().ifPresent(name -> arguments.addAll(List.of("-k", name)));
    } else {
      arguments.addAll(List.of("-m", "unittest", "discover", "-v"));
      if (Files.isDirectory(project.resolve("tests"))) {
        arguments.addAll(List.of("-s", "tests"));
      }
      request.test().ifPresent(name -> arguments.addAll(List.of("-k", name)));
    }
    return call(project, arguments);
  }

  private static Optional<ToolInvocation> lint(Path project) throws IOException {
    if (mentions(project, "ruff")) {
      return Optional.of(call(project, List.of("-m", "ruff", "check", ".")));
    }
    return mentions(project, "flake8")
        ? Optional.of(call(project, List.of("-m", "flake8")))
        : Optional.empty();
  }

  private static ToolInvocation call(Path project, List<String> arguments) {
    List<String> interpreter = interpreter(project);
    List<String> argv = new ArrayList<>(interpreter);
    argv.addAll(arguments);
    List<String> version = new ArrayList<>(interpreter);
    version.add("--version");
    return new ToolInvocation(
        argv, Map.of("PYTHONUNBUFFERED", "1", "PYTHONDONTWRITEBYTECODE", "1"), version);
  }

  private static List<String> interpreter(Path project) {
    if (has(project, "uv.lock")) {
      return List.of("uv", "run", "python");
    }
    if (has(project, "poetry.lock")) {
      return List.of("poetry", "run", "python");
    }
    Path own = project.resolve(".venv/bin/python");
    return List.of(Files.isExecutable(own) ? own.toString() : "python3");
  }

  private static boolean usesPytest(Path project) throws IOException {
    return has(project, "pytest.ini")
        || has(project, "conftest.py")
        || has(project, "tests/conftest.py")
        || mentions(project, "pytest");
  }

  private static boolean mentions(Path project, String word) throws IOException {
    for (String name : MENTIONS) {
      Path file = project.resolve(name);
      if (Files.isRegularFile(file)
          && Files.size(file) < LARGEST_READ
          && new String(RegularFile.bytes(file), StandardCharsets.UTF_8).contains(word)) {
        return true;
      }
    }
    return false;
  }

  private static boolean has(Path project, String file) {
    return Files.isRegularFile(project.resolve(file));
  }

  private static Path report(ToolRequest request) {
    return request.reports().resolve("junit.xml");
  }

  @Override
  public Optional<TestSummary> testSummary(ToolRun run) throws IOException {
    if (run.request().action() != ProjectAction.TEST) {
      return Optional.empty();
    }
    Path report = report(run.request());
    return Files.exists(report)
        ? JUnitXml.read(report).ifAny()
        : TestLogSummary.read(run.log()).ifAny();
  }
}

package dev.orchestrator.testkit.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentedExamplesTest {

  private static final Pattern JAVA = Pattern.compile("(?s)```java\n(.*?)```");
  private static final Pattern CLASS = Pattern.compile("public final class (\\w+)");

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "guide/embedding.md",
        "extending/event-listener.md",
        "extending/issue-source.md",
        "extending/language-plugin.md"
      })
  void theFirstExampleOfThePageCompilesAsItStands(String page) throws IOException {
    String source = first(JAVA, Files.readString(Path.of("..", "docs", page)));
    Path file = folder.resolve(first(CLASS, source) + ".java");
    Files.writeString(file, source);

    assertThat(complaintsAbout(file)).isEmpty();
  }

  private String complaintsAbout(Path file) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter complaints = new StringWriter();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      String classPath =
          System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
      List<String> options =
          List.of("--release", "17", "-proc:none", "-cp", classPath, "-d", folder.toString());
      compiler
          .getTask(complaints, files, null, options, null, files.getJavaFileObjects(file))
          .call();
    }
    return complaints.toString();
  }

  private static String first(Pattern pattern, String text) {
    Matcher found = pattern.matcher(text);
    assertThat(found.find()).as("%s is on the page", pattern).isTrue();
    return found.group(1);
  }
}

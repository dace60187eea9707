package dev.orchestrator.cli.completion;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine.Model.CommandSpec;

/** The shells that can be told what to complete. */
public enum CompletionScript {
  /** GNU bash. */
  bash("bash-completion/completions/orchestrator", false),
  /** The Z shell. */
  zsh("zsh/site-functions/_orchestrator", true);

  private final String place;
  private final boolean described;

  CompletionScript(String place, boolean described) {
    this.place = place;
    this.described = described;
  }

  /** Where the script belongs below a {@code share} folder, for the shell to find it by itself. */
  public String place() {
    return place;
  }

  /** The script for the commands below {@code root}. */
  public String text(CommandSpec root) {
    return resource(name())
        .replace("@TABLE@\n", new CompletionTable(described).of(root))
        .replace("@COMMON@\n", resource("common"));
  }

  private static String resource(String name) {
    try (InputStream in = CompletionScript.class.getResourceAsStream(name + ".sh")) {
      if (in == null) {
        throw new IllegalStateException("the build left out " + name + ".sh");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}

package dev.orchestrator.cli.manual;

import dev.orchestrator.cli.completion.CompletionScript;
import dev.orchestrator.cli.session.ExitStatus;
import dev.orchestrator.cli.session.WholeCommandLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What the build calls to furnish the distribution's {@code share} folder. */
@Command(
    name = WriteDocumentationCommand.NAME,
    hidden = true,
    description = "Write manual pages and completion scripts.")
public final class WriteDocumentationCommand implements Callable<Integer>, WholeCommandLine {

  /** As it is called on the command line. */
  public static final String NAME = "write-documentation";

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "DIR", description = "A share folder, such as /usr/local/share.")
  private Path share = Path.of("");

  @Override
  public Integer call() throws IOException {
    CommandSpec root = spec.root();
    for (ManualPage page : ManualPage.ofAll(root).toList()) {
      write("man/man1/" + page.fileName(), page.text());
    }
    for (CompletionScript script : CompletionScript.values()) {
      write(script.place(), script.text(root));
    }
    return ExitStatus.DONE;
  }

  private void write(String place, String text) throws IOException {
    Path file = share.resolve(place);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}

package dev.orchestrator.cli.playbook;

import dev.orchestrator.cli.output.Output;
import dev.orchestrator.cli.playbook.DocumentLint.Finding;
import dev.orchestrator.cli.session.ExitStatus;
import dev.orchestrator.cli.session.Invocation;
import dev.orchestrator.core.registry.RepositoryRegistry;
import dev.orchestrator.core.text.PlainText;
import dev.orchestrator.core.workspace.Workspace;
import dev.orchestrator.runtime.playbook.Playbook;
import dev.orchestrator.runtime.playbook.PlaybookShelf;
import jakarta.inject.Provider;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Checks what documents say about this program. */
@Command(
    name = "lint",
    description = {
      "Check that every command which playbooks, AGENTS.md, README and docs name exists with those options,",
      "and that playbooks name fields that repositories have. Exit status 1 when something is not so."
    })
final class PlaybookLintCommand implements Callable<Integer> {

  private final Provider<Workspace> workspace;
  private final Provider<PlaybookShelf> shelf;
  private final Provider<RepositoryRegistry> registry;
  private final Invocation invocation;
  private final Output output;

  @Spec private CommandSpec spec;

  @Parameters(
      arity = "0..*",
      paramLabel = "FILE",
      description = "Markdown files to check instead of those of the workspace.")
  private List<Path> files = List.of();

  PlaybookLintCommand(
      Provider<Workspace> workspace,
      Provider<PlaybookShelf> shelf,
      Provider<RepositoryRegistry> registry,
      Invocation invocation,
      Output output) {
    this.workspace = workspace;
    this.shelf = shelf;
    this.registry = registry;
    this.invocation = invocation;
    this.output = output;
  }

  @Override
  public Integer call() {
    DocumentLint lint = new DocumentLint(new CommandCheck(spec.root()));
    List<Path> documents =
        files.isEmpty() ? DocumentLint.documents(workspace.get().root()) : given();
    List<Finding> findings = new ArrayList<>();
    documents.forEach(file -> findings.addAll(lint.commands(file)));
    if (files.isEmpty()) {
      for (Playbook playbook : shelf.get().all()) {
        findings.addAll(DocumentLint.placeholders(playbook, registry.get()));
      }
    }
    write(documents, findings);
    return findings.isEmpty() ? ExitStatus.DONE : ExitStatus.FAILED;
  }

  private List<Path> given() {
    List<Path> resolved =
        files.stream().map(invocation.environment().currentFolder()::resolve).toList();
    for (Path file : resolved) {
      if (!Files.isReadable(file) || Files.isDirectory(file)) {
        throw new ParameterException(spec.commandLine(), file + " is no file that can be read");
      }
    }
    return resolved;
  }

  private void write(List<Path> documents, List<Finding> findings) {
    if (output.json()) {
      output.document(new Document(1, documents.size(), findings.stream().map(Row::of).toList()));
      return;
    }
    for (Finding finding : findings) {
      String at = finding.line() == 0 ? "" : ":" + finding.line();
      output.out().println(PlainText.visible(finding.file() + at + ": " + finding.message()));
    }
    output.remark(documents.size() + " documents checked, " + findings.size() + " problems");
  }

  private record Document(int schemaVersion, int documents, List<Row> problems) {}

  private record Row(String file, int line, String message) {
    static Row of(Finding finding) {
      return new Row(finding.file().toString(), finding.line(), finding.message());
    }
  }
}

package dev.orchestrator.cli.golden;

import dev.orchestrator.cli.CommandLineTester.Ran;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Errors for people and for programs, with the exit status of each. */
class GoldenErrorsTest {

  private static final Map<String, String> MISTAKES = mistakes();

  @TempDir static Path folder;
  private static GoldenWorkspace workspace;

  private static Map<String, String> mistakes() {
    Map<String, String> lines = new LinkedHashMap<>();
    lines.put("unknown-command", "-w control statsu");
    lines.put("unknown-subcommand", "-w control task lsit");
    lines.put("unknown-option", "-w control status --fecth");
    lines.put("no-subcommand", "-w control task");
    lines.put("no-workspace", "-w nowhere status");
    lines.put("unknown-repository", "-w control status walet");
    lines.put("nothing-selected", "-w control status --where behind>7");
    lines.put("broken-condition", "-w control status --where behind>");
    lines.put("selection-missing", "-w control build");
    lines.put("watch-and-json", "-w control status --watch --output json");
    lines.put("bad-duration", "-w control status --timeout soon");
    lines.put("repository-not-named", "-w control repo add");
    lines.put("unknown-task", "-w control task show 77");
    lines.put("task-field", "-w control task edit 1 --set oops");
    lines.put("unknown-playbook", "-w control playbook show relase");
    lines.put("unknown-workflow", "-w control workflow run tidi api");
    lines.put("bad-since", "-w control report --since once");
    lines.put("unknown-plan", "-w control workers status --config nosuch");
    lines.put("unknown-issue", "-w control workers why 9");
    lines.put("never-launched", "-w control workers stop");
    lines.put("issue-refused", "-w control add-issue 1 --title Again");
    lines.put("no-command-to-check", "-w control safety check");
    return lines;
  }

  @BeforeAll
  static void furnish() throws IOException {
    workspace = GoldenWorkspace.in(folder);
  }

  @TestFactory
  Stream<DynamicTest> everyErrorHasTheCodeTheWordsAndTheStatusItHad() {
    return MISTAKES.entrySet().stream()
        .map(
            each ->
                DynamicTest.dynamicTest(
                    each.getKey(), () -> check(each.getKey(), each.getValue())));
  }

  private static void check(String name, String words) {
    Ran told = workspace.run(List.of(words.split(" ")));
    List<String> forPrograms = new ArrayList<>(List.of("--json"));
    forPrograms.addAll(List.of(words.split(" ")));
    Ran document = workspace.run(forPrograms);
    Golden.text(
        "errors/" + name + ".txt",
        workspace
            .normalizer()
            .text(
                "$ orchestrator %s\n%s%sexit status %d\n\n$ orchestrator --json %s\n%sexit status %d\n"
                    .formatted(
                        words,
                        told.out(),
                        told.err(),
                        told.status(),
                        words,
                        document.out(),
                        document.status())));
  }
}

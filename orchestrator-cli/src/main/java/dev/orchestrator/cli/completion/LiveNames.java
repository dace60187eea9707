package dev.orchestrator.cli.completion;

import dev.orchestrator.core.config.ConfigFile;
import dev.orchestrator.core.config.ConfigObject;
import dev.orchestrator.core.config.Problems;
import dev.orchestrator.core.error.OrchestratorException;
import dev.orchestrator.core.registry.Repository;
import dev.orchestrator.core.registry.RepositoryRegistry;
import dev.orchestrator.core.workspace.Workspace;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The names a workspace has now, for completion. Reads as little as it can of each file and never
 * refuses one that other commands would refuse: half a list is better than none under the fingers.
 */
final class LiveNames {

  private final Workspace workspace;
  private final Supplier<RepositoryRegistry> registry;
  private final Supplier<List<String>> tasks;

  LiveNames(
      Workspace workspace, Supplier<RepositoryRegistry> registry, Supplier<List<String>> tasks) {
    this.workspace = workspace;
    this.registry = registry;
    this.tasks = tasks;
  }

  List<String> of(ValueKind kind) {
    Stream<String> names =
        switch (kind) {
          case REPOSITORY -> repositories(each -> Stream.of(each.name()));
          case TAG -> repositories(each -> each.profile().tags().stream());
          case LANGUAGE -> repositories(each -> Stream.of(each.profile().language()));
          case TASK -> tasks.get().stream();
          case ISSUE -> plans(LiveNames::issues);
          case STAGE -> plans(LiveNames::stages);
          case WORKFLOW -> workflows();
          default -> Stream.of();
        };
    return names.filter(name -> !name.isBlank() && isOneLine(name)).distinct().toList();
  }

  private static boolean isOneLine(String name) {
    return name.codePoints().noneMatch(Character::isISOControl);
  }

  private Stream<String> repositories(Function<Repository, Stream<String>> names) {
    return registry.get().all().stream().flatMap(names);
  }

  private Stream<String> workflows() {
    return read(workspace.config().resolve("workflows.json"))
        .flatMap(top -> top.object("workflows").stream())
        .flatMap(named -> named.keys().stream());
  }

  private Stream<String> plans(Function<ConfigObject, Stream<String>> names) {
    List<Path> plans = new ArrayList<>();
    try (DirectoryStream<Path> found =
        Files.newDirectoryStream(workspace.config(), "*-issues.json")) {
      found.forEach(plans::add);
    } catch (IOException none) {
      return Stream.of();
    }
    return plans.stream().sorted().flatMap(LiveNames::read).flatMap(names);
  }

  private static Stream<String> issues(ConfigObject plan) {
    return plan.objects("issues").stream()
        .flatMapToInt(issue -> issue.number("number").stream())
        .mapToObj(Integer::toString);
  }

  private static Stream<String> stages(ConfigObject plan) {
    int stages = plan.elementTypes("pipeline").size();
    return IntStream.range(0, stages).boxed().flatMap(index -> stage(plan, index));
  }

  private static Stream<String> stage(ConfigObject plan, int index) {
    return plan
        .textElement("pipeline", index)
        .or(() -> plan.objectElement("pipeline", index).flatMap(each -> each.optionalText("name")))
        .stream();
  }

  private static Stream<ConfigObject> read(Path file) {
    try {
      return Stream.of(ConfigFile.read(file, new Problems()));
    } catch (OrchestratorException unusable) {
      return Stream.of();
    }
  }
}

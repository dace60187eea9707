package dev.orchestrator.runs.plan;

import dev.orchestrator.core.config.ConfigObject;
import dev.orchestrator.core.config.ValueType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads {@code pipeline}: a list whose elements are names or objects. */
final class PipelineReader {

  private static final List<String> KNOWN_KEYS =
      List.of("name", "prompt", "agent", "verify", "requires_commits", "timeout");

  /** These may find that nothing is left to do. */
  private static final Set<String> MAY_CHANGE_NOTHING =
      Set.of("optimize", "run_tests_fix", "review", "test");

  List<Stage> read(ConfigObject top) {
    List<ValueType> types = top.elementTypes("pipeline");
    List<Stage> stages = new ArrayList<>();
    for (int index = 0; index < types.size(); index++) {
      Optional<String> name = top.textElement("pipeline", index);
      Optional<ConfigObject> object = top.objectElement("pipeline", index);
      if (name.isPresent()) {
        checkName(top, "pipeline", name.get());
        stages.add(named(name.get()));
      } else if (object.isPresent()) {
        stages.add(stage(object.get()));
      } else {
        top.problem("pipeline", "must list names and objects", Optional.empty());
      }
    }
    refuseDuplicates(top, stages);
    return stages.isEmpty() ? List.of(named("implement")) : stages;
  }

  private Stage named(String name) {
    return new Stage(
        name,
        Optional.empty(),
        Optional.empty(),
        defaultVerify(name),
        !MAY_CHANGE_NOTHING.contains(name),
        Optional.empty());
  }

  private Stage stage(ConfigObject given) {
    given.warnOfUnknownKeys(KNOWN_KEYS);
    String name = given.text("name");
    checkName(given, "name", name);
    return new Stage(
        name,
        given.optionalText("prompt"),
        AgentReader.read(given, "agent"),
        VerifyReader.read(given).or(() -> defaultVerify(name)),
        given.flag("requires_commits").orElse(!MAY_CHANGE_NOTHING.contains(name)),
        VerifyReader.Seconds.read(given, "timeout"));
  }

  private static Optional<VerifyOverride> defaultVerify(String name) {
    return name.equals("write_tests")
        ? Optional.of(VerifyOverride.WITHOUT_TESTS)
        : Optional.empty();
  }

  private static void checkName(ConfigObject where, String key, String name) {
    if (!name.isBlank() && !name.matches("[A-Za-z0-9][A-Za-z0-9_-]{0,63}")) {
      where.problem(
          key,
          "'" + name + "' is no name of a stage: letters, digits, '_' and '-'",
          Optional.empty());
    }
  }

  private static void refuseDuplicates(ConfigObject top, List<Stage> stages) {
    Set<String> names = new HashSet<>();
    for (Stage stage : stages) {
      if (!names.add(stage.name())) {
        top.problem("pipeline", "names the stage '" + stage.name() + "' twice", Optional.empty());
      }
    }
  }
}

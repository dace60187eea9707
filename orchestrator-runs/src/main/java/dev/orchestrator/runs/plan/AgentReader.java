package dev.orchestrator.runs.plan;

import dev.orchestrator.core.config.ConfigObject;
import dev.orchestrator.core.config.ValueType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@code agent}: a name, or an object. Whether the adapter exists is not known here. */
final class AgentReader {

  private static final List<String> KNOWN_KEYS =
      List.of(
          "type",
          "command",
          "model",
          "max_turns",
          "max_budget_usd",
          "extra_args",
          "env",
          "sandbox",
          "permissions",
          "account",
          "fallback");

  private AgentReader() {}

  static Optional<AgentSpec> read(ConfigObject owner, String key) {
    if (!owner.has(key)) {
      return Optional.empty();
    }
    if (owner.type(key).equals(Optional.of(ValueType.TEXT))) {
      return Optional.of(AgentSpec.named(owner.text(key)));
    }
    return owner.object(key).map(AgentReader::object);
  }

  private static AgentSpec object(ConfigObject given) {
    given.warnOfUnknownKeys(KNOWN_KEYS);
    String type = given.has("type") || !given.has("command") ? given.text("type") : "command";
    List<String> command = given.texts("command");
    if (type.equals("command") && (command.isEmpty() || command.get(0).isBlank())) {
      given.problem(
          given.has("command") ? "command" : "",
          "a command agent needs 'command', a list of the program and its arguments",
          Optional.empty());
    }
    String account = given.optionalText("account").orElse(type);
    Optional<AgentSpec> fallback = read(given, "fallback");
    if (fallback.filter(other -> other.account().equals(account)).isPresent()) {
      given.warning(
          "fallback",
          "uses the same account '" + account + "', and so is held together with the agent",
          Optional.of("give one of them an 'account' of its own"));
    }
    return new AgentSpec(
        type,
        command,
        given.optionalText("model"),
        given.number("max_turns"),
        given.decimal("max_budget_usd"),
        given.texts("extra_args"),
        environment(given),
        given.optionalText("sandbox"),
        given.optionalText("permissions"),
        account,
        fallback);
  }

  private static Map<String, String> environment(ConfigObject given) {
    Map<String, String> variables = new LinkedHashMap<>();
    given
        .object("env")
        .ifPresent(
            env ->
                env.keys()
                    .forEach(
                        name ->
                            env.optionalText(name).ifPresent(v -> put(env, variables, name, v))));
    return variables;
  }

  private static void put(
      ConfigObject env, Map<String, String> variables, String name, String value) {
    if (!name.matches("[A-Za-z_][A-Za-z0-9_]*")) {
      env.problem(name, "is not the name of an environment variable", Optional.empty());
    }
    variables.put(name, value);
  }
}

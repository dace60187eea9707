package dev.orchestrator.core.selector;

import dev.orchestrator.core.expression.FieldType;
import dev.orchestrator.core.expression.FieldValue;
import dev.orchestrator.core.expression.Vocabulary;
import dev.orchestrator.core.registry.Repository;
import dev.orchestrator.core.registry.RepositoryRegistry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** The fields of the registry: those every entry has, and whatever else the file gives them. */
public final class RegistryFields {

  private static final Map<String, Function<Repository, FieldValue>> BUILT_IN =
      Map.ofEntries(
          Map.entry("name", each -> text(each.name())),
          Map.entry("local", each -> text(each.local().toString())),
          Map.entry("platform", each -> text(each.hosting().platform())),
          Map.entry("remote", each -> text(each.hosting().remote())),
          Map.entry("default_branch", each -> text(each.hosting().defaultBranch())),
          Map.entry("language", each -> text(each.profile().language())),
          Map.entry("description", each -> text(each.profile().description())),
          Map.entry("build", each -> text(each.commands().build().orElse(""))),
          Map.entry("test", each -> text(each.commands().test().orElse(""))),
          Map.entry("setup", each -> text(each.commands().setup().orElse(""))),
          Map.entry("notes", each -> text(each.profile().notes().orElse(""))),
          Map.entry("has_claude_md", each -> new FieldValue.Flag(each.profile().hasClaudeMd())),
          Map.entry("sequential", each -> new FieldValue.Flag(each.commands().sequential())),
          Map.entry("tag", each -> new FieldValue.Texts(each.profile().tags())),
          Map.entry("tags", each -> new FieldValue.Texts(each.profile().tags())),
          Map.entry("depends_on", each -> new FieldValue.Texts(each.dependsOn())),
          Map.entry("deny", each -> new FieldValue.Texts(each.deny())));

  private final Map<String, FieldType> types;

  /** The fields that the entries of a registry have, each with the type its values agree on. */
  public RegistryFields(RepositoryRegistry registry) {
    this.types = types(registry.all());
  }

  /** The names conditions may use. */
  public Vocabulary vocabulary() {
    return new Vocabulary(types);
  }

  /** The value of one of these fields. */
  public FieldValue value(Repository repository, String field) {
    Function<Repository, FieldValue> builtIn = BUILT_IN.get(field);
    if (builtIn != null) {
      return builtIn.apply(repository);
    }
    return Optional.ofNullable(repository.fields().get(field))
        .map(written -> typed(written, types.getOrDefault(field, FieldType.TEXT)))
        .orElseGet(FieldValue.Unknown::new);
  }

  private static Map<String, FieldType> types(List<Repository> repositories) {
    Map<String, FieldType> types = new HashMap<>();
    repositories.stream()
        .flatMap(each -> each.fields().entrySet().stream())
        .forEach(
            field -> types.merge(field.getKey(), typeOf(field.getValue()), RegistryFields::both));
    BUILT_IN.forEach((name, value) -> types.put(name, builtInType(name)));
    return types;
  }

  private static FieldType builtInType(String name) {
    if (Stream.of("tag", "tags", "depends_on", "deny").anyMatch(name::equals)) {
      return FieldType.LIST;
    }
    boolean flag = name.equals("has_claude_md") || name.equals("sequential");
    return flag ? FieldType.FLAG : FieldType.TEXT;
  }

  private static FieldType typeOf(String written) {
    if (written.equals("true") || written.equals("false")) {
      return FieldType.FLAG;
    }
    return written.matches("-?\\d{1,18}") ? FieldType.NUMBER : FieldType.TEXT;
  }

  private static FieldType both(FieldType one, FieldType other) {
    return one == other ? one : FieldType.TEXT;
  }

  private static FieldValue typed(String written, FieldType type) {
    return switch (type) {
      case NUMBER -> new FieldValue.Number(Long.parseLong(written));
      case FLAG -> new FieldValue.Flag(Boolean.parseBoolean(written));
      default -> text(written);
    };
  }

  private static FieldValue text(String value) {
    return new FieldValue.Text(value);
  }
}

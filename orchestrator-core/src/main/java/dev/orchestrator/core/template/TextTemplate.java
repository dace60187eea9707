package dev.orchestrator.core.template;

import static java.util.stream.Collectors.joining;

import com.samskivert.mustache.BasicCollector;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Mustache.Visitor;
import com.samskivert.mustache.MustacheException;
import com.samskivert.mustache.Template;
import dev.orchestrator.core.error.ErrorCode;
import dev.orchestrator.core.error.OrchestratorException;
import dev.orchestrator.core.text.Suggestions;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/**
 * Text with placeholders in the notation of Mustache: {@code {{repo.local}}} is replaced by a
 * value, {@code {{#list}}...{{/list}}} repeats, {@code {{^name}}...{{/name}}} stands where there is
 * nothing: false, no element, no text. Nothing in a value is read as a placeholder, and unless the
 * template was told how, nothing is escaped: what becomes shell text must be quoted by the caller.
 * Immutable and thread-safe.
 */
public final class TextTemplate {

  /** The text of a template cannot be read. */
  public static final ErrorCode TEMPLATE_INVALID = ErrorCode.environment("TEMPLATE_INVALID");

  /** A template names a variable that has no value here. */
  public static final ErrorCode TEMPLATE_VARIABLE_UNKNOWN =
      ErrorCode.environment("TEMPLATE_VARIABLE_UNKNOWN");

  private static final Mustache.Compiler COMPILER =
      Mustache.compiler()
          .escapeHTML(false)
          .strictSections(true)
          .emptyStringIsFalse(true)
          .withFormatter(TextTemplate::shown)
          .withCollector(new MapsAndLists());

  private final String origin;
  private final Template template;
  private final Set<String> variables;

  private TextTemplate(String origin, Template template, Set<String> variables) {
    this.origin = origin;
    this.template = template;
    this.variables = variables;
  }

  /**
   * Reads a template.
   *
   * @param origin what error messages call it, such as a file or {@code workflow 'build', step 2}
   * @throws OrchestratorException {@link #TEMPLATE_INVALID}
   */
  public static TextTemplate parse(String origin, String text) {
    return parse(origin, text, UnaryOperator.identity());
  }

  /**
   * Reads a template whose values are escaped, because its text is HTML, a table or the like;
   * {@code {{{name}}}} leaves a value as it is.
   *
   * @param origin what error messages call it
   * @param escape makes a value fit for the text
   * @throws OrchestratorException {@link #TEMPLATE_INVALID}
   */
  public static TextTemplate parse(String origin, String text, UnaryOperator<String> escape) {
    try {
      Template template = COMPILER.withEscaper(escape::apply).compile(text);
      Names names = new Names();
      template.visit(names);
      return new TextTemplate(origin, template, Collections.unmodifiableSet(names.found));
    } catch (MustacheException malformed) {
      throw new OrchestratorException(
          TEMPLATE_INVALID,
          origin + ": " + firstLine(malformed),
          "a placeholder is written {{name}}, a section {{#name}}...{{/name}}",
          malformed);
    }
  }

  /**
   * The names that need a value, in the order of the text. Names inside of a section are left out:
   * what they mean depends on the section's value.
   */
  public Set<String> variables() {
    return variables;
  }

  /**
   * The text with every placeholder filled in.
   *
   * @param values texts, numbers, booleans, lists and maps with text keys; {@code a.b} is looked up
   *     as that very key and then as {@code b} in the map {@code a}; a list outside of a section
   *     stands with commas between its elements
   * @throws OrchestratorException {@link #TEMPLATE_VARIABLE_UNKNOWN} when a name has no value
   */
  public String render(Map<String, ?> values) {
    List<String> missing = variables.stream().filter(name -> !resolves(values, name)).toList();
    if (!missing.isEmpty()) {
      throw unknown(missing, values);
    }
    try {
      return template.execute(values);
    } catch (MustacheException.Context inSection) {
      throw unknown(List.of(inSection.key), values);
    }
  }

  private static String shown(Object value) {
    return value instanceof List<?> list
        ? list.stream().map(String::valueOf).collect(joining(", "))
        : String.valueOf(value);
  }

  private static boolean resolves(Map<?, ?> values, String name) {
    if (values.containsKey(name)) {
      return true;
    }
    int dot = name.indexOf('.');
    return dot > 0
        && values.get(name.substring(0, dot)) instanceof Map<?, ?> inner
        && resolves(inner, name.substring(dot + 1));
  }

  private OrchestratorException unknown(List<String> names, Map<String, ?> values) {
    String placeholders = names.stream().map(name -> "{{" + name + "}}").collect(joining(", "));
    return new OrchestratorException(
        TEMPLATE_VARIABLE_UNKNOWN,
        origin + ": " + placeholders + (names.size() == 1 ? " has" : " have") + " no value here",
        Suggestions.hint(names.get(0), values.keySet(), "known names: " + known(values)));
  }

  private static String known(Map<String, ?> values) {
    return String.join(", ", values.keySet().stream().sorted().toList());
  }

  private static String firstLine(MustacheException malformed) {
    return String.valueOf(malformed.getMessage()).lines().findFirst().orElse("cannot be read");
  }

  /** Looks into maps and lists only: a template must not call methods of the values it is given. */
  private static final class MapsAndLists extends BasicCollector {
    @Override
    public <K, V> Map<K, V> createFetcherCache() {
      return new ConcurrentHashMap<>();
    }
  }

  private static final class Names implements Visitor {
    private static final List<String> OF_MUSTACHE =
        List.of(".", "this", "-first", "-last", "-index");

    private final Set<String> found = new LinkedHashSet<>();

    @Override
    public void visitText(String text) {
      if (text.contains("{{")) {
        throw new MustacheException("a {{ is never closed");
      }
    }

    @Override
    public void visitVariable(String name) {
      if (!OF_MUSTACHE.contains(name)) {
        found.add(name);
      }
    }

    @Override
    public boolean visitInclude(String name) {
      throw new MustacheException("{{> " + name + "}}: a template cannot include another one");
    }

    @Override
    public boolean visitSection(String name) {
      found.add(name);
      return false;
    }

    @Override
    public boolean visitInvertedSection(String name) {
      found.add(name);
      return false;
    }
  }
}

package dev.orchestrator.core.safety;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Code that an interpreter is given on its command line or through its standard input. */
final class InlineCode {

  /** The code starts programs, or has code of its own evaluated. */
  static final String STARTS_PROGRAMS = "starts-programs";

  /** The code deletes files. */
  static final String DELETES_FILES = "deletes-files";

  private record Language(Options options, Set<String> code) {

    static Language of(String code, String others) {
      return new Language(Options.of(code + " " + others), Options.of(code).valued());
    }
  }

  private static final Language PYTHON = Language.of("-c", "-W -X -m --check-hash-based-pycs");

  private static final Language PERL = Language.of("-e -E", "-I -M -m -F");

  private static final Map<String, Language> LANGUAGES =
      Map.ofEntries(
          Map.entry("python", PYTHON),
          Map.entry("python2", PYTHON),
          Map.entry("python3", PYTHON),
          Map.entry("pypy", PYTHON),
          Map.entry("pypy3", PYTHON),
          Map.entry(
              "node",
              Language.of("-e --eval -p --print -pe", "-r --require --import --loader -C -i")),
          Map.entry("nodejs", Language.of("-e --eval -p --print -pe", "-r --require --import")),
          Map.entry("bun", Language.of("-e --eval -p --print", "-r --preload --cwd")),
          Map.entry("deno", Language.of("-e", "--config -c --import-map")),
          Map.entry("ruby", Language.of("-e", "-I -r -C -E -F")),
          Map.entry("perl", PERL),
          Map.entry("php", Language.of("-r -B -R -E", "-d -c -f -z -S -t")),
          Map.entry("lua", Language.of("-e", "-l")),
          Map.entry("luajit", Language.of("-e", "-l")),
          Map.entry("julia", Language.of("-e -E --eval --print", "--project -p -t -L")),
          Map.entry("Rscript", Language.of("-e", "")),
          Map.entry("groovy", Language.of("-e", "-cp")),
          Map.entry("osascript", Language.of("-e", "-l")),
          Map.entry("tclsh", Language.of("", "")),
          Map.entry("elixir", Language.of("-e --eval", "-r")));

  private static final Set<String> AWKS = Set.of("awk", "gawk", "mawk", "nawk", "original-awk");
  private static final Options AWK = Options.of("-F -v -f --file --assign --field-separator -e");

  private static final Pattern STARTS =
      Pattern.compile(
          "\\b(system|popen\\w*|spawn\\w*|exec[vlpe]*|execSync|execFile\\w*|fork|shell_exec|passthru"
              + "|proc_open|pcntl_exec|posix_spawn\\w*|getstatusoutput|getoutput|check_output"
              + "|check_call|eval|compile|qx|startProcess|doShellScript|shell)\\s*[(\"'{/ ]"
              + "|\\bsubprocess\\b|child_process|\\bexeca\\b|\\bzx\\b|Bun\\.\\$|Deno\\.(run|Command)"
              + "|\\bos\\.(system|popen|exec\\w*|spawn\\w*|startfile)|\\bpty\\.|__import__|\\bKernel\\."
              + "|\\bOpen3\\b|IO\\.popen|Process\\.(spawn|start)|do shell script|%x[({\\[]"
              + "|\\|\\s*getline|\\|\\s*\"|\\bpickle\\b|require\\(['\"]vm['\"]\\)|\\.execute\\(\\)",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern BACKTICKS = Pattern.compile("`[^`]*`");
  private static final Set<String> RUN_BACKTICKS = Set.of("perl", "ruby", "php");

  private static final Pattern DELETES =
      Pattern.compile(
          "\\brmtree\\b|\\bos\\.(remove|unlink|rmdir|removedirs)\\b|\\.unlink\\(|\\brmSync\\b"
              + "|\\bfs\\.(rm|rmdir|unlink)\\w*|\\bunlinkSync\\b|FileUtils\\.rm|File\\.delete"
              + "|\\brimraf\\b|Deno\\.remove|\\bremove_tree\\b|\\bunlink\\s*[( ]");

  private InlineCode() {}

  static boolean isInterpreter(String program) {
    return LANGUAGES.containsKey(program) || program.matches("python[23]\\.\\d+|perl5[\\d.]*");
  }

  private static Language language(String program) {
    return LANGUAGES.getOrDefault(program, program.startsWith("perl") ? PERL : PYTHON);
  }

  /** The code in the arguments. */
  static List<Word> code(ProgramInvocation invocation) {
    Language language = language(invocation.program());
    List<Word> arguments = invocation.arguments();
    if (Set.of("deno", "bun").contains(invocation.program())
        && !arguments.isEmpty()
        && arguments.get(0).is("eval")) {
      return arguments.subList(1, arguments.size());
    }
    int operands = language.options().operands(arguments);
    return language.options().values(arguments.subList(0, operands), language.code());
  }

  /** The file that is run and what it is given; the module of {@code -m} counts as one. */
  static List<Word> file(ProgramInvocation invocation) {
    Language language = language(invocation.program());
    List<Word> arguments = invocation.arguments();
    if (invocation.program().startsWith("py")) {
      for (int at = 0; at < arguments.size() && arguments.get(at).isOption(); ) {
        if (arguments.get(at).is("-m")) {
          return arguments.subList(at + 1, arguments.size());
        }
        at += language.options().width(arguments, at);
      }
    }
    return language.options().afterOptions(arguments);
  }

  static Optional<Word> awkProgram(ProgramInvocation invocation) {
    boolean fromFile = !AWK.values(invocation.arguments(), Set.of("-f", "--file", "-e")).isEmpty();
    return AWKS.contains(invocation.program()) && !fromFile
        ? AWK.afterOptions(invocation.arguments()).stream().findFirst()
        : Optional.empty();
  }

  /** What code does that is judged. */
  static Set<String> traits(String program, Stream<String> code) {
    Set<String> traits = new HashSet<>();
    code.forEach(
        text -> {
          boolean backticks = RUN_BACKTICKS.contains(program) && BACKTICKS.matcher(text).find();
          if (backticks || STARTS.matcher(text).find()) {
            traits.add(STARTS_PROGRAMS);
          }
          if (DELETES.matcher(text).find()) {
            traits.add(DELETES_FILES);
          }
        });
    return traits;
  }
}

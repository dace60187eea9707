package dev.orchestrator.cli.playbook;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Node;
import org.commonmark.node.SourceSpan;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.jline.reader.EOFError;
import org.jline.reader.Parser.ParseContext;
import org.jline.reader.impl.DefaultParser;

/**
 * Finds the calls of this program in a markdown document: in code spans, and in code blocks at the
 * start of a line or after {@code $ }, also behind {@code &&} and the like. In a block marked as
 * {@code console} only the lines with a {@code $} are input.
 */
final class CommandMentions {

  private static final String PROGRAM = "orchestrator";
  private static final Set<String> END_OF_COMMAND =
      Set.of("|", "||", "&&", ";", "&", "#", ">", "2>", "<");

  private static final Parser MARKDOWN =
      Parser.builder().includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES).build();

  private final Path file;
  private final List<CommandMention> found = new ArrayList<>();

  private CommandMentions(Path file) {
    this.file = file;
  }

  static List<CommandMention> in(Path file, String markdown) {
    CommandMentions mentions = new CommandMentions(file);
    MARKDOWN.parse(markdown).accept(mentions.new CodeVisitor());
    return List.copyOf(mentions.found);
  }

  private void block(Node node, String info, String literal) {
    boolean onlyPrompted = info.startsWith("console");
    int line =
        node.getSourceSpans().get(0).getLineIndex() + (node instanceof FencedCodeBlock ? 2 : 1);
    String joined = literal.replace("\\\n", "  ");
    for (String text : joined.split("\n", -1)) {
      String input = text.strip();
      boolean prompted = input.startsWith("$ ");
      if (prompted || !onlyPrompted) {
        commandLine(line, prompted ? input.substring(2) : input);
      }
      line++;
    }
  }

  private void commandLine(int line, String text) {
    List<String> command = new ArrayList<>();
    for (String word : words(text)) {
      if (END_OF_COMMAND.contains(word)) {
        command(line, command);
        command.clear();
      } else {
        command.add(word);
      }
    }
    command(line, command);
  }

  private void command(int line, List<String> words) {
    int program = 0;
    while (program < words.size() && words.get(program).matches("\\w+=.*")) {
      program++;
    }
    if (program < words.size() && isProgram(words.get(program))) {
      found.add(new CommandMention(file, line, words.subList(program + 1, words.size())));
    }
  }

  private static boolean isProgram(String word) {
    return word.equals(PROGRAM) || word.endsWith("/" + PROGRAM);
  }

  private static List<String> words(String text) {
    try {
      return new DefaultParser()
          .parse(text, text.length(), ParseContext.ACCEPT_LINE).words().stream()
              .filter(word -> !word.isEmpty())
              .toList();
    } catch (EOFError unbalancedQuote) {
      return List.of(text.split("\\s+"));
    }
  }

  private final class CodeVisitor extends AbstractVisitor {
    @Override
    public void visit(Code node) {
      List<SourceSpan> spans = node.getSourceSpans();
      commandLine(spans.get(0).getLineIndex() + 1, node.getLiteral());
    }

    @Override
    public void visit(FencedCodeBlock node) {
      block(node, String.valueOf(node.getInfo()), node.getLiteral());
    }

    @Override
    public void visit(IndentedCodeBlock node) {
      block(node, "", node.getLiteral());
    }
  }

  static String shown(CommandMention mention) {
    return mention.words().stream().collect(Collectors.joining(" ", PROGRAM + " ", ""));
  }
}

package dev.orchestrator.cli;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/**
 * The texts that the sources of the program put together, as the compiler reads them: pieces joined
 * by {@code +} are one text, and what is not known before it runs stands in it as {@code 1}. Texts
 * of annotations are help and not messages, and are left out.
 */
final class SourceTexts {

  /** A text and where it stands. */
  record SourceText(String file, long line, String text) {}

  private SourceTexts() {}

  static List<SourceText> below(Path project) throws IOException {
    List<Path> sources = new ArrayList<>();
    try (Stream<Path> modules = Files.list(project)) {
      for (Path module : modules.map(each -> each.resolve("src/main/java")).toList()) {
        if (Files.isDirectory(module)) {
          try (Stream<Path> files = Files.walk(module)) {
            files.filter(file -> file.toString().endsWith(".java")).forEach(sources::add);
          }
        }
      }
    }
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    List<SourceText> found = new ArrayList<>();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null, files, null, null, null, files.getJavaFileObjectsFromPaths(sources));
      SourcePositions positions = Trees.instance(task).getSourcePositions();
      for (CompilationUnitTree unit : task.parse()) {
        new Scanner(unit, positions, found).scan(unit, null);
      }
    }
    return found;
  }

  private static final class Scanner extends TreeScanner<@Nullable Void, @Nullable Void> {
    private final CompilationUnitTree unit;
    private final SourcePositions positions;
    private final List<SourceText> found;

    Scanner(CompilationUnitTree unit, SourcePositions positions, List<SourceText> found) {
      this.unit = unit;
      this.positions = positions;
      this.found = found;
    }

    @Override
    public @Nullable Void visitAnnotation(AnnotationTree node, @Nullable Void unused) {
      return null;
    }

    @Override
    public @Nullable Void visitBinary(BinaryTree node, @Nullable Void unused) {
      if (node.getKind() == Tree.Kind.PLUS) {
        keep(node, joined(node));
      }
      return super.visitBinary(node, null);
    }

    @Override
    public @Nullable Void visitLiteral(LiteralTree node, @Nullable Void unused) {
      keep(node, joined(node));
      return null;
    }

    private void keep(Tree node, String text) {
      if (text.length() > 1) {
        found.add(new SourceText(file(), line(node), text));
      }
    }

    private String file() {
      return Path.of(unit.getSourceFile().toUri()).getFileName().toString();
    }

    private long line(Tree node) {
      return unit.getLineMap().getLineNumber(positions.getStartPosition(unit, node));
    }

    private static String joined(ExpressionTree part) {
      if (part instanceof ParenthesizedTree inner) {
        return joined(inner.getExpression());
      }
      if (part instanceof BinaryTree both && both.getKind() == Tree.Kind.PLUS) {
        return joined(both.getLeftOperand()) + joined(both.getRightOperand());
      }
      if (part instanceof LiteralTree literal && literal.getValue() instanceof String text) {
        return text.replaceAll("%(\\d\\$)?[sd]", "1");
      }
      return "1";
    }
  }
}

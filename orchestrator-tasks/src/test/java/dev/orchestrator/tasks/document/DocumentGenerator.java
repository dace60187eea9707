package dev.orchestrator.tasks.document;

import java.util.List;
import java.util.Random;

/**
 * Writes task files with every habit of people and tools, decoys included. The same seed gives the
 * same document.
 */
public final class DocumentGenerator {

  private static final List<String> WORDS =
      List.of(
          "fix",
          "the",
          "ledger",
          "`code`",
          "$1",
          "\\n",
          "a|b",
          "[x]",
          "ünï",
          "🎉",
          "task-3",
          "**bold**",
          "<b>",
          "C #",
          "e.g.",
          "&amp;",
          "\t",
          "http://x.y/z");

  private static final List<String> DECOYS =
      List.of(
          "```\n### [task-999] in a fence\n```",
          "~~~~ sh\n### [task-998] in a fence\n~~~\n~~~~",
          "   ```\n   ## not a heading\n   ```",
          "<!-- ### [task-997] in a comment -->",
          "<!--\n## High Priority\n\n### [task-996] in a comment\n-->",
          "<div>\n### [task-995] in html\n</div>",
          "<details><summary>x</summary>\n\n- **repo**: no\n\n</details>",
          "    ### [task-994] indented code",
          "> ### [task-993] quoted\n> - **repo**: no",
          "- item\n\n  ### [task-992] in a list",
          "1. one\n2. two\n   ```\n   ### [task-991] in a list\n   ```",
          "- ```\n### [task-990] after a list",
          "| a | b |\n| --- | --- |\n| ### | [task-1] |",
          "Lazy text\n> quote\nlazy\n---",
          "[task-1]: http://example.org \"title\n### x\"",
          "* * *",
          "- - -",
          "***bold** text\n=",
          "<pre>\n\n### [task-989] in pre\n\n</pre>",
          "<?php\n### [task-988]\n?>");

  private final Random random;
  private final StringBuilder text = new StringBuilder();
  private int number;

  private DocumentGenerator(long seed) {
    this.random = new Random(seed);
  }

  /** A document; may end within an open fence or comment. */
  public static String any(long seed) {
    DocumentGenerator generator = new DocumentGenerator(seed);
    generator.document();
    if (generator.chance(10)) {
      generator.text.append(generator.pick(List.of("\n```\n", "\n<!-- open\n", "\n~~~~\n```\n")));
      generator.task();
    }
    return generator.finished();
  }

  /** A document that may be written to: nothing malformed, nothing open. */
  public static String sound(long seed) {
    DocumentGenerator generator = new DocumentGenerator(seed);
    generator.document();
    return generator.finished();
  }

  private void document() {
    if (chance(15)) {
      text.append("---\ntitle: x\ntags: [a, b]\n---\n");
    }
    if (chance(80)) {
      text.append("# Backlog").append(chance(20) ? " ##" : "").append("\n");
      blank();
    }
    int parts = random.nextInt(8);
    for (int part = 0; part < parts; part++) {
      part();
    }
  }

  private void part() {
    switch (random.nextInt(6)) {
      case 0 -> section();
      case 1 -> decoy();
      case 2 -> text.append(sentence()).append("\n");
      default -> task();
    }
    blank();
  }

  private void section() {
    String name = pick(List.of("High Priority", "Low", "medium priority (soon)", "Notes", "Later"));
    text.append(chance(20) ? name + "\n---" : "## " + name).append("\n");
  }

  private void decoy() {
    separate();
    text.append(pick(DECOYS)).append("\n\n");
  }

  private void task() {
    number += 1 + random.nextInt(3);
    separate();
    text.append("### [").append(pick(List.of("task-", "TASK-", "task-00"))).append(number);
    text.append("] ").append(sentence()).append("\n");
    if (chance(20)) {
      blank();
    }
    int fields = random.nextInt(6);
    for (int field = 0; field < fields; field++) {
      field(field);
    }
    blank();
    int blocks = random.nextInt(4);
    for (int block = 0; block < blocks; block++) {
      block();
    }
  }

  private void field(int index) {
    String name = pick(List.of("repo", "type", "priority", "assigned", "description", "Odd one"));
    text.append(pick(List.of("- ", "* ", "-  ", "- ", "+ ")));
    text.append(chance(80) ? "**" + name + index + "**:" : "**" + name + index + ":**");
    text.append(chance(90) ? " " : "   ").append(chance(85) ? sentence() : "");
    text.append(chance(15) ? "  " : "").append("\n");
    if (chance(15)) {
      text.append("  - nested **x**: y\n");
    }
    if (chance(10)) {
      text.append("  goes on\n");
    }
  }

  private void block() {
    switch (random.nextInt(6)) {
      case 0 -> decoy();
      case 1 -> text.append("- [ ] ").append(sentence()).append("\n- [x] done\n");
      case 2 -> text.append("#### Notes\n");
      case 3 -> text.append("\n---\n");
      default -> text.append(sentence()).append(chance(20) ? "  " : "").append("\n");
    }
    blank();
  }

  private String sentence() {
    StringBuilder sentence = new StringBuilder(pick(List.of("Do", "Mend", "Say", "Ünder")));
    int words = random.nextInt(5);
    for (int word = 0; word < words; word++) {
      sentence.append(' ').append(pick(WORDS));
    }
    return sentence.toString().strip();
  }

  private void blank() {
    text.append("\n".repeat(random.nextInt(3)));
  }

  /** Ends what an earlier line would go on in. */
  private void separate() {
    if (text.length() > 0) {
      text.append("\n");
    }
  }

  private String finished() {
    String written = text.toString();
    if (chance(15) && written.endsWith("\n")) {
      written = written.substring(0, written.length() - 1);
    }
    if (chance(20)) {
      written = written.replace("\n", "\r\n");
    }
    return chance(10) ? "\uFEFF" + written : written;
  }

  private boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  private <T> T pick(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}

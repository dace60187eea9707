package dev.orchestrator.agents.view;

import dev.orchestrator.agents.spi.AgentEvent;
import dev.orchestrator.agents.spi.AgentEvent.Activity;
import dev.orchestrator.agents.spi.AgentEvent.Asked;
import dev.orchestrator.agents.spi.AgentEvent.Denied;
import dev.orchestrator.agents.spi.AgentEvent.Diagnostic;
import dev.orchestrator.agents.spi.AgentEvent.Finished;
import dev.orchestrator.agents.spi.AgentEvent.Limit;
import dev.orchestrator.agents.spi.AgentEvent.Retry;
import dev.orchestrator.agents.spi.AgentEvent.Said;
import dev.orchestrator.agents.spi.AgentEvent.Started;
import dev.orchestrator.agents.spi.AgentEvent.ToolDone;
import dev.orchestrator.agents.spi.AgentEvent.ToolProgress;
import dev.orchestrator.agents.spi.AgentEvent.ToolUse;
import dev.orchestrator.agents.spi.AgentEvent.Used;
import dev.orchestrator.agents.view.ViewPiece.Tone;
import dev.orchestrator.core.text.Secrets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Tells the events of one attempt line by line: what the agent says, which tool it runs, what came
 * of it, what it cost. The script {@code orchestrator-view.awk}, which does the same in a worker's
 * pane without a JVM, must show the same; a test holds the two together. Used by one thread, from
 * the first event of an attempt to the last.
 */
public final class AgentLogView {

  private static final Set<String> SHELLS = Set.of("Bash", "bash", "shell", "run_shell_command");
  private static final int MOST_LINES = 7;

  /** Control characters, and those that reverse the direction of text or break lines. */
  private static final String UNSAFE =
      "[\\p{Cntrl}\\x80-\\x9f\\u2028-\\u202e\\u2066-\\u2069&&[^\\n]]";

  private final Set<String> sessions = new HashSet<>();
  private final Set<String> denied = new HashSet<>();
  private String cost = "";
  private boolean midLine;

  /** The pieces that show an event; none for events that nobody needs to read. */
  public List<ViewPiece> show(AgentEvent event) {
    return event.accept(new Pieces());
  }

  /** The end of a line that is still open. */
  public List<ViewPiece> end() {
    return midLine ? List.of(piece(Tone.PLAIN, "\n")) : List.of();
  }

  private ViewPiece piece(Tone tone, String text) {
    midLine = !text.endsWith("\n");
    return new ViewPiece(tone, text);
  }

  private List<ViewPiece> line(Tone tone, String text) {
    if (text.isEmpty()) {
      return List.of();
    }
    return List.of(piece(tone, (midLine ? "\n" : "") + safe(text) + "\n"));
  }

  private static String safe(String text) {
    String visible = text.replace("\t", "    ").replaceAll(UNSAFE, "?");
    return Secrets.redact(visible);
  }

  private static String oneLine(String text) {
    return text.strip().replaceAll("[ \\t]*\\n\\s*", " ");
  }

  private final class Pieces implements AgentEvent.Visitor<List<ViewPiece>> {

    @Override
    public List<ViewPiece> started(Started event) {
      if (!sessions.add(event.session())) {
        return List.of();
      }
      String model = event.model().map(name -> ", model " + name).orElse("");
      return line(Tone.FAINT, "# session " + event.session() + model);
    }

    @Override
    public List<ViewPiece> said(Said event) {
      return event.partial()
          ? List.of(piece(Tone.PLAIN, safe(event.text())))
          : line(Tone.PLAIN, event.text());
    }

    @Override
    public List<ViewPiece> toolUse(ToolUse event) {
      String what =
          SHELLS.contains(event.tool())
              ? "$ " + event.summary()
              : ("> " + event.tool() + " " + event.summary()).stripTrailing();
      return line(Tone.ACTION, what);
    }

    @Override
    public List<ViewPiece> toolProgress(ToolProgress event) {
      return line(Tone.FAINT, "    still running after " + event.elapsed().toSeconds() + "s");
    }

    @Override
    public List<ViewPiece> toolDone(ToolDone event) {
      List<String> lines = event.output().replaceAll("\\n+$", "").lines().toList();
      if (lines.isEmpty()) {
        return List.of();
      }
      int shown = lines.size() > MOST_LINES ? MOST_LINES - 1 : lines.size();
      Tone tone = event.failed() ? Tone.BAD : Tone.FAINT;
      List<ViewPiece> pieces = new ArrayList<>();
      lines.subList(0, shown).forEach(text -> pieces.addAll(line(tone, "    " + text)));
      if (shown < lines.size()) {
        pieces.addAll(line(Tone.FAINT, "    ... " + (lines.size() - shown) + " more lines"));
      }
      return pieces;
    }

    /** The agent's verdict lists refusals again that were told when they happened. */
    @Override
    public List<ViewPiece> denied(Denied event) {
      boolean known = !event.id().isEmpty() && !denied.add(event.id());
      return known ? List.of() : line(Tone.WARNING, "! refused: " + oneLine(event.reason()));
    }

    @Override
    public List<ViewPiece> asked(Asked event) {
      return line(Tone.WARNING, "? waits for a person: " + oneLine(event.question()));
    }

    @Override
    public List<ViewPiece> retry(Retry event) {
      return line(Tone.WARNING, "~ retry " + event.attempt() + ": " + event.message());
    }

    @Override
    public List<ViewPiece> limit(Limit event) {
      return line(Tone.WARNING, "~ usage limit " + event.message());
    }

    @Override
    public List<ViewPiece> used(Used event) {
      cost =
          event.usage().costUsd().map(usd -> String.format(Locale.ROOT, ", $%.4f", usd)).orElse("");
      return List.of();
    }

    @Override
    public List<ViewPiece> finished(Finished event) {
      return event.error()
          ? line(Tone.BAD, "= failed: " + oneLine(event.text()))
          : line(Tone.GOOD, "= done" + cost);
    }

    @Override
    public List<ViewPiece> diagnostic(Diagnostic event) {
      return line(Tone.PLAIN, event.text());
    }

    @Override
    public List<ViewPiece> activity(Activity event) {
      return List.of();
    }
  }
}

package dev.orchestrator.cli.dashboard;

import dev.orchestrator.cli.output.Style;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jline.keymap.BindingReader;
import org.jline.keymap.KeyMap;
import org.jline.terminal.Attributes;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;
import org.jline.utils.Display;
import org.jline.utils.InfoCmp.Capability;
import org.jline.utils.NonBlockingReader;

/** Shows screens on a terminal and passes keys on, until somebody leaves. */
final class Dashboard {

  private final Terminal terminal;
  private final Clock clock;
  private final Duration interval;
  private final Style style;
  private final RunSight sight;
  private final Screens screens;
  private final Actions actions;
  private final AtomicBoolean resized = new AtomicBoolean(true);

  /** Carries out what keys ask for. */
  interface Actions {
    /** What to say when it is done. */
    String tell(Action.Tell action);

    /** Shows a worker's window and returns when the person comes back; what to say then. */
    String attach(int worker);

    /** Whether the program was asked to end. */
    boolean cancelled();
  }

  Dashboard(
      Terminal terminal,
      Clock clock,
      Duration interval,
      Style style,
      RunSight sight,
      Screens screens,
      Actions actions) {
    this.terminal = terminal;
    this.clock = clock;
    this.interval = interval;
    this.style = style;
    this.sight = sight;
    this.screens = screens;
    this.actions = actions;
  }

  void run() throws IOException {
    terminal.handle(Terminal.Signal.WINCH, signal -> resized.set(true));
    Attributes before = enter();
    try {
      loop(before);
    } finally {
      leave(before);
    }
  }

  private Attributes enter() {
    Attributes before = terminal.enterRawMode();
    Attributes raw = terminal.getAttributes();
    raw.setLocalFlag(Attributes.LocalFlag.ISIG, false);
    terminal.setAttributes(raw);
    terminal.puts(Capability.enter_ca_mode);
    terminal.puts(Capability.keypad_xmit);
    terminal.puts(Capability.cursor_invisible);
    terminal.flush();
    return before;
  }

  private void leave(Attributes before) {
    terminal.puts(Capability.cursor_visible);
    terminal.puts(Capability.keypad_local);
    terminal.puts(Capability.exit_ca_mode);
    terminal.flush();
    terminal.setAttributes(before);
  }

  private void loop(Attributes usual) throws IOException {
    Display display = new Display(terminal, true);
    BindingReader keys = new BindingReader(terminal.reader());
    KeyMap<Key> bindings = Keys.of(terminal);
    View view = View.initial();
    Board board = sight.look(clock.instant());
    while (!actions.cancelled()) {
      view = view.within(board);
      draw(display, board, view);
      int next = keys.peekCharacter(interval.toMillis());
      if (next == NonBlockingReader.EOF) {
        return;
      }
      if (next != NonBlockingReader.READ_EXPIRED) {
        Key key = keys.readBinding(bindings);
        View.Step step = view.press(key == null ? Key.OTHER : key, board);
        view = step.view();
        if (step.action() instanceof Action.Quit) {
          return;
        }
        view = carryOut(step.action(), view, usual);
      }
      board = sight.look(clock.instant());
    }
  }

  private View carryOut(Action action, View view, Attributes usual) throws IOException {
    if (action instanceof Action.Tell tell) {
      return view.saying(actions.tell(tell));
    }
    if (action instanceof Action.Attach attach) {
      leave(usual);
      terminal.pause();
      String said = actions.attach(attach.worker());
      terminal.resume();
      enter();
      resized.set(true);
      return view.saying(said);
    }
    return view;
  }

  private void draw(Display display, Board board, View view) {
    Size size = terminal.getSize();
    int columns = Math.max(20, size.getColumns());
    int rows = Math.max(3, size.getRows());
    if (resized.getAndSet(false)) {
      display.resize(Size.of(columns, rows));
      display.clear();
    }
    Look look = new Look(style, Glyphs.of(terminal.encoding()), columns, rows);
    List<AttributedString> lines =
        screens.lines(board, view, look).stream()
            .map(AttributedString::fromAnsi)
            .map(line -> line.columnSubSequence(0, columns))
            .toList();
    display.update(lines, 0);
  }
}

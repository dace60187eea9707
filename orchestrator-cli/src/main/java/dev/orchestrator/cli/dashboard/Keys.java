package dev.orchestrator.cli.dashboard;

import org.jline.keymap.KeyMap;
import org.jline.terminal.Terminal;
import org.jline.utils.InfoCmp.Capability;

/** Which key means what. */
final class Keys {

  /** How long after Escape the rest of an arrow key may take; over a slow line, too. */
  private static final long ESCAPE_MILLIS = 150;

  private Keys() {}

  static KeyMap<Key> of(Terminal terminal) {
    KeyMap<Key> keys = new KeyMap<>();
    keys.setAmbiguousTimeout(ESCAPE_MILLIS);
    keys.setNomatch(Key.OTHER);
    keys.setUnicode(Key.OTHER);
    arrows(keys, terminal);
    keys.bind(Key.UP, "k");
    keys.bind(Key.DOWN, "j");
    keys.bind(Key.FIRST, "g");
    keys.bind(Key.LAST, "G");
    keys.bind(Key.SWITCH, "\t");
    keys.bind(Key.ATTACH, "a", "\r", "\n");
    keys.bind(Key.LOG, "l");
    keys.bind(Key.WHY, "w");
    keys.bind(Key.DIFF, "d");
    keys.bind(Key.RETRY, "r");
    keys.bind(Key.PAUSE, "p");
    keys.bind(Key.STOP, "s");
    keys.bind(Key.YES, "y", "Y");
    keys.bind(Key.HELP, "?", "h");
    keys.bind(Key.QUIT, "q", KeyMap.ctrl('C'), KeyMap.ctrl('D'));
    keys.bind(Key.BACK, KeyMap.esc());
    return keys;
  }

  /** As the terminal announces them, and as most send them anyhow. */
  private static void arrows(KeyMap<Key> keys, Terminal terminal) {
    bind(keys, terminal, Key.UP, Capability.key_up, "\u001b[A", "\u001bOA");
    bind(keys, terminal, Key.DOWN, Capability.key_down, "\u001b[B", "\u001bOB");
    bind(keys, terminal, Key.PAGE_UP, Capability.key_ppage, "\u001b[5~");
    bind(keys, terminal, Key.PAGE_DOWN, Capability.key_npage, "\u001b[6~");
    bind(keys, terminal, Key.FIRST, Capability.key_home, "\u001b[H", "\u001b[1~", "\u001bOH");
    bind(keys, terminal, Key.LAST, Capability.key_end, "\u001b[F", "\u001b[4~", "\u001bOF");
  }

  private static void bind(
      KeyMap<Key> keys, Terminal terminal, Key key, Capability capability, String... usual) {
    keys.bind(key, usual);
    String announced = KeyMap.key(terminal, capability);
    if (announced != null && !announced.isEmpty()) {
      keys.bind(key, announced);
    }
  }
}

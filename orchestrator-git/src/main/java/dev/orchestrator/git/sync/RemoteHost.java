package dev.orchestrator.git.sync;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The host a URL leads to. */
final class RemoteHost {

  private static final Pattern WITH_SCHEME =
      Pattern.compile(
          "^(?!file:)[a-z][a-z0-9+.-]*://(?:[^/@]*@)?([^/:]+|\\[[^\\]]+]).*",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern LIKE_SCP = Pattern.compile("^(?:[^/@:]+@)?([^/:]{2,}):(?!/?/).*");

  private RemoteHost() {}

  /** In lower case; empty for a folder of this machine. */
  static String of(String url) {
    Matcher schemed = WITH_SCHEME.matcher(url);
    if (schemed.matches()) {
      return schemed.group(1).toLowerCase(Locale.ROOT);
    }
    Matcher scp = LIKE_SCP.matcher(url);
    return scp.matches() ? scp.group(1).toLowerCase(Locale.ROOT) : "";
  }
}

package dev.orchestrator.git.discovery;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a remote URL tells by itself. */
public final class RemoteUrl {

  private static final Pattern WITH_PASSWORD =
      Pattern.compile("^(https?://)[^/@]*@", Pattern.CASE_INSENSITIVE);
  private static final Pattern URL =
      Pattern.compile("^(?:[a-z][a-z0-9+.-]*://|[\\w.-]+@[\\w.-]+:).+");
  private static final Pattern LAST_PART = Pattern.compile("([^/:]+?)(?:\\.git)?/*$");

  private RemoteUrl() {}

  /** Whether the text is a URL or {@code user@host:path}, and not a folder. */
  public static boolean looksLikeOne(String text) {
    return URL.matcher(text).matches();
  }

  /** The URL without the user and password or token that some write into it. */
  public static String withoutSecret(String url) {
    return WITH_PASSWORD.matcher(url).replaceFirst("$1");
  }

  /** The hosting platform by the name of the host; empty where that does not tell. */
  public static String platform(String url) {
    String folded = url.toLowerCase(Locale.ROOT);
    for (String platform : new String[] {"github", "gitlab", "bitbucket", "codeberg"}) {
      if (folded.matches("(?:[a-z+]+://)?(?:[^/@]*@)?[^/:]*" + platform + "[^/:]*[/:].*")) {
        return platform;
      }
    }
    return "";
  }

  /**
   * The last part of the path, which is what a clone would be called; empty where there is none.
   */
  public static String name(String url) {
    Matcher last = LAST_PART.matcher(url);
    return last.find() ? last.group(1) : "";
  }
}

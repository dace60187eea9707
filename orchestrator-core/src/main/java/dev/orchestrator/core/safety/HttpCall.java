package dev.orchestrator.core.safety;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a program that speaks to a server over HTTP would do there. */
final class HttpCall {

  static final String CHANGES_SERVER = "changes-server";
  static final String DELETES_ON_SERVER = "deletes-on-server";

  private static final Set<String> CLIENTS = Set.of("curl", "wget", "http", "https", "xh");
  private static final Options METHOD = Options.of("-X --method --request");
  private static final Pattern MUTATION = Pattern.compile("\\bmutation\\b");

  private HttpCall() {}

  /** A call of a service's own client that does more than read or comment. */
  static boolean changesServer(ProgramInvocation invocation) {
    boolean api =
        Set.of("gh", "glab").contains(invocation.program())
            && invocation.arguments().stream()
                .findFirst()
                .filter(word -> word.is("api"))
                .isPresent();
    boolean changing = methods(invocation).anyMatch(Set.of("PUT", "PATCH", "DELETE")::contains);
    boolean mutates =
        invocation.arguments().stream().anyMatch(word -> MUTATION.matcher(word.text()).find());
    boolean client = Set.of("http", "https", "xh").contains(invocation.program());
    return (api && (changing || mutates)) || (client && deletes(invocation));
  }

  static boolean deletes(ProgramInvocation invocation) {
    return CLIENTS.contains(invocation.program()) && methods(invocation).anyMatch("DELETE"::equals);
  }

  private static Stream<String> methods(ProgramInvocation invocation) {
    List<Word> options = METHOD.values(invocation.arguments(), METHOD.valued());
    boolean httpie = Set.of("http", "https", "xh").contains(invocation.program());
    Stream<Word> first =
        httpie
            ? invocation.arguments().stream().filter(word -> !word.isOption()).limit(1)
            : Stream.of();
    return Stream.concat(options.stream(), first).map(word -> word.text().toUpperCase(Locale.ROOT));
  }
}

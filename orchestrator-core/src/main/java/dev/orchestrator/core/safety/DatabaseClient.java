package dev.orchestrator.core.safety;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Recognises statements that destroy data among what a database client is given. */
final class DatabaseClient {

  static final String DROPS_DATA = "drops-data";

  private static final Set<String> CLIENTS =
      Set.of(
          "psql",
          "mysql",
          "mariadb",
          "sqlite3",
          "sqlcmd",
          "clickhouse-client",
          "cqlsh",
          "duckdb",
          "mongo",
          "mongosh",
          "redis-cli",
          "influx",
          "cockroach",
          "sqlplus",
          "usql",
          "pgcli");

  private static final Pattern DESTRUCTIVE =
      Pattern.compile(
          "\\bdrop\\s+(database|schema|table|tablespace|keyspace|measurement|user|role|index|view"
              + "|materialized\\s+view|owned|column|sequence|type|function|procedure|trigger|domain"
              + "|extension|policy|publication|subscription|constraint|collection)\\b"
              + "|\\btruncate\\b|\\bdelete\\s+from\\b|dropDatabase|\\.drop\\(|\\.dropIndex"
              + "|\\.(deleteMany|deleteOne|remove|findOneAndDelete|findAndModify)\\("
              + "|\\bflush(all|db)\\b",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern COMMENT = Pattern.compile("/\\*[^*]*\\*/|--[^\\n]*\\n");

  private DatabaseClient() {}

  static boolean dropsData(ProgramInvocation invocation, Optional<String> input) {
    return CLIENTS.contains(invocation.program())
        && Stream.concat(invocation.arguments().stream().map(Word::text), input.stream())
            .map(text -> COMMENT.matcher(text).replaceAll(" "))
            .anyMatch(text -> DESTRUCTIVE.matcher(text).find());
  }
}

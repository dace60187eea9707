package dev.orchestrator.core.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orchestrator.core.workspace.HostEnvironment;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("R9")
class LocalPathTest {

  private final LocalPath paths =
      new LocalPath(
          new HostEnvironment(
              Map.of("HOME", "/home/ada", "SRC", "/src/$1", "EMPTY", ""), Path.of("/elsewhere")),
          Path.of("/work/space"));

  @ParameterizedTest
  @CsvSource({
    "/abs/a,/abs/a",
    "a/b,/work/space/a/b",
    "../x,/work/x",
    "~,/home/ada",
    "~/x,/home/ada/x",
    "~x,/work/space/~x",
    "${SRC}/wallet,/src/$1/wallet",
    "a$b,/work/space/a$b"
  })
  void aPathIsResolvedAgainstTheWorkspaceAndTheEnvironment(String written, Path resolved) {
    assertThat(paths.resolve(written).path()).contains(resolved);
    assertThat(paths.resolve(written).problem()).isEmpty();
  }

  @Test
  void aVariableThatIsNotSetIsAProblem() {
    assertThat(paths.resolve("${NOPE}/x").problem()).contains("names ${NOPE}, which is not set");
    assertThat(paths.resolve("${EMPTY}/x").path()).isEmpty();
  }

  @Test
  void aNulCharacterIsAProblemAndNoCrash() {
    assertThat(paths.resolve("a\0b").problem().orElse("")).startsWith("is not a path");
  }
}

package dev.orchestrator.core.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {

  @ParameterizedTest
  @ValueSource(strings = {"sk-ant-api03-", "ghp_", "ghs_", "github_pat_", "glpat-", "npm_", "AKIA"})
  void aTokenIsKnownByItsBeginningF71(String beginning) {
    String token = beginning + "a1B2c3D4".repeat(4);

    assertThat(Secrets.redact("use " + token + " here")).isEqualTo("use [secret] here");
  }

  @Test
  void thePasswordOfAnAddressGoesAndTheAddressStaysF71() {
    assertThat(Secrets.redact("fetch https://me:hunter:2@example.org/a.git failed"))
        .isEqualTo("fetch https://me:[secret]@example.org/a.git failed");
  }

  @Test
  void aTokenInThePlaceOfTheUserOfAWebAddressGoes() {
    assertThat(Secrets.redact("push to https://0123abcd@example.org/a.git and ssh://git@host/a"))
        .isEqualTo("push to https://[secret]@example.org/a.git and ssh://git@host/a");
  }

  @Test
  void ordinaryTextStays() {
    String text = "at http://localhost:8080/a@b, 10:30, sk-short, task-list, me@example.org";

    assertThat(Secrets.redact(text)).isEqualTo(text);
  }
}

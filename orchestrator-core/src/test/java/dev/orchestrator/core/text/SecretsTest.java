package dev.orchestrator.core.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
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
  void aKeyInLowerCaseGoes() {
    assertThat(Secrets.redact("it is good, says sk-1234567890abcdefghij"))
        .isEqualTo("it is good, says [secret]");
  }

  @Test
  void ordinaryTextStays() {
    String text = "at http://localhost:8080/a@b, 10:30, sk-short, task-list, me@example.org";

    assertThat(Secrets.redact(text)).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Authorization: Bearer hunter2hunter2",
        "authorization: Basic dXNlcjpodW50ZXIy",
        "curl -H 'PRIVATE-TOKEN: hunter2hunter2' https://example.org",
        "curl -u me:hunter2hunter2 https://example.org",
        "DATABASE_PASSWORD=hunter2hunter2 make test",
        "export AWS_SECRET_ACCESS_KEY=hunter2hunter2",
        "login --password hunter2hunter2",
        "login --api-key=hunter2hunter2",
        "{\"client_secret\": \"hunter2hunter2\"}",
        "password: hunter2hunter2",
        "https://example.org/a?access_token=hunter2hunter2&x=1",
        "postgres://me:hunter2hunter2@db/x",
        "machine h login me password hunter2hunter2",
        "//registry.example.org/:_authToken=hunter2hunter2",
        "Set-Cookie: session=hunter2hunter2; Path=/"
      })
  void aSecretIsKnownByWhatStandsBeforeItP9(String line) {
    assertThat(Secrets.redact(line))
        .contains("[secret]")
        .doesNotContain("hunter2", "dXNlcjpodW50ZXIy");
  }

  @Test
  void aPrivateKeyGoesAsAWholeP9() {
    String key = "MIIEvQIBADANBgkqhkiG9w0BAQ/+==\n".repeat(20);

    assertThat(
            Secrets.redact(
                "a\n-----BEGIN RSA PRIVATE KEY-----\n" + key + "-----END RSA PRIVATE KEY-----\nb"))
        .doesNotContain("MIIE")
        .startsWith("a\n")
        .endsWith("b");
  }

  @Test
  void aWebTokenGoesWithItsPayloadP9() {
    assertThat(Secrets.redact("got eyJ0eXAiOiJKV1Qi.eyJzdWIiOiIxMjM0NTY3.abc-DEF_123 back"))
        .isEqualTo("got [secret] back");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "task-007-add-login-form-and-tests",
        "feature/task-123456789-sk-learn-upgrade-2024",
        "sk-learn-upgrade-and-some-more-words",
        "pypi-publish-workflow-for-release-2024",
        "npm_config_registry_of_the_workspace",
        "Fix token = parser.next() at the end of a line",
        "ci: set NPM_TOKEN=$NPM_TOKEN and PASSWORD=<password>",
        "refactor: rename secret= to credential=",
        "password: required field",
        "https://example.org/a?token=$TOKEN",
        "docker run -u 1000:1000 image",
        "git push -u origin feature:main",
        "src/main/java/dev/orchestrator/core/text/SecretPattern.java",
        "Bearer of bad news is not a secret"
      })
  void ordinaryWordsStayP9(String line) {
    assertThat(Secrets.redact(line)).isEqualTo(line);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a", "token=", "eyJ", "https://", "-----BEGIN PRIVATE KEY-----", "curl ", "sk-"})
  void noTextIsSlowerThanItIsLong(String piece) {
    String text = piece.repeat(200_000 / piece.length());

    assertTimeoutPreemptively(Duration.ofSeconds(20), () -> Secrets.redact(text));
  }
}

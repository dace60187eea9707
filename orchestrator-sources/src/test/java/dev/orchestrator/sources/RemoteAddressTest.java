package dev.orchestrator.sources;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RemoteAddressTest {

  @ParameterizedTest
  @CsvSource({
    "https://github.com/acme/shop.git,                    github.com,          acme/shop",
    "https://token@GitHub.com/acme/shop/,                 github.com,          acme/shop",
    "git@github.com:acme/shop.git,                        github.com,          acme/shop",
    "ssh://git@ssh.github.com:443/acme/shop.git,          github.com,          acme/shop",
    "git@gitlab.example.org:group/sub/shop,               gitlab.example.org,  group/sub/shop",
    "ssh://git@gitlab.example.org:2222/group/my.shop.git, gitlab.example.org,  group/my.shop",
  })
  void anAddressNamesAHostAndAPath(String remote, String host, String path) {
    assertThat(RemoteAddress.of(remote)).contains(new RemoteAddress(host, path));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/srv/git/shop.git",
        "../shop",
        "file:///srv/git/shop.git",
        "https://github.com/shop",
        "git@github.com:-x/--repo=evil",
        "https://-h/acme/shop",
        "git@github.com:acme/$(id)",
      })
  void whatIsNoRepositoryOfAServerNamesNone(String remote) {
    assertThat(RemoteAddress.of(remote)).isEmpty();
  }
}

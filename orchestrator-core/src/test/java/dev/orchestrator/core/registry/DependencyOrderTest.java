package dev.orchestrator.core.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DependencyOrderTest {

  private static Repository repository(String name, String... dependsOn) {
    return Repository.builder(name, Path.of("/" + name)).dependsOn(dependsOn).build();
  }

  private static List<String> order(RepositoryRegistry registry, String... names) {
    return DependencyOrder.of(List.of(names).stream().map(registry::require).toList(), registry)
        .stream()
        .map(Repository::name)
        .toList();
  }

  @Test
  void whatIsDependedOnComesFirstAndTheRestKeepsItsOrder() {
    RepositoryRegistry registry =
        new RepositoryRegistry(
            List.of(
                repository("app", "web", "core"),
                repository("tool"),
                repository("web", "core"),
                repository("core")));
    assertThat(order(registry, "app", "tool", "web", "core"))
        .containsExactly("core", "web", "app", "tool");
  }

  @Test
  void aDependencyThroughOneThatIsNotAskedForCounts() {
    RepositoryRegistry registry =
        new RepositoryRegistry(
            List.of(repository("app", "web"), repository("web", "core"), repository("core")));
    assertThat(order(registry, "app", "core")).containsExactly("core", "app");
  }

  @Test
  void aCircleIsAnErrorThatNamesItAndNotWhatLeadsToIt() {
    RepositoryRegistry registry =
        new RepositoryRegistry(
            List.of(repository("app", "a"), repository("a", "b"), repository("b", "a")));
    assertThatThrownBy(() -> order(registry, "app"))
        .hasMessage("repositories depend on each other in a circle: a -> b -> a");
  }

  @Test
  void aCircleThroughOneThatIsNotAskedForIsAnErrorToo() {
    RepositoryRegistry registry =
        new RepositoryRegistry(List.of(repository("app", "web"), repository("web", "app")));

    assertThatThrownBy(() -> order(registry, "app")).hasMessageContaining("app -> web -> app");
  }

  @Test
  void dependentsOfDependentsComeAfterTheSelectedOnes() {
    Repository core = repository("core");
    Repository tool = repository("tool");
    Repository web = repository("web", "core");
    Repository app = repository("app", "web");
    RepositoryRegistry registry = new RepositoryRegistry(List.of(app, tool, web, core));

    assertThat(DependencyOrder.withDependents(List.of(core), registry))
        .containsExactly(core, app, web);
  }

  @Test
  void aPrerequisiteThroughOneThatIsNotAskedForCounts() {
    Repository app = repository("app", "web", "tool");
    RepositoryRegistry registry =
        new RepositoryRegistry(
            List.of(
                app,
                repository("web", "core", "lib"),
                repository("lib"),
                repository("core", "base"),
                repository("base"),
                repository("tool")));

    assertThat(DependencyOrder.prerequisites(app, Set.of("app", "core", "base"), registry))
        .containsExactly("core");
  }

  @Test
  void anUnknownNameIsPassedOver() {
    RepositoryRegistry registry = new RepositoryRegistry(List.of(repository("app", "gone")));
    assertThat(order(registry, "app")).containsExactly("app");
  }
}

package dev.orchestrator.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** No two of the classes have the same simple name. */
final class NameOfItsOwn extends ArchCondition<JavaClass> {

  private Map<String, List<JavaClass>> classesByName = Map.of();

  NameOfItsOwn() {
    super("have a simple name that no other top-level type has");
  }

  @Override
  public void init(Collection<JavaClass> all) {
    classesByName = all.stream().collect(Collectors.groupingBy(JavaClass::getSimpleName));
  }

  @Override
  public void check(JavaClass type, ConditionEvents events) {
    classesByName.getOrDefault(type.getSimpleName(), List.of()).stream()
        .filter(other -> !other.equals(type))
        .forEach(
            other ->
                events.add(
                    SimpleConditionEvent.violated(
                        type, type.getName() + " and " + other.getName() + " bear one name")));
  }
}

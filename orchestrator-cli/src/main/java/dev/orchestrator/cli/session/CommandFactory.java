package dev.orchestrator.cli.session;

import jakarta.inject.Provider;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Map;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/**
 * Makes command objects. A constructor parameter is either one of the values of the invocation, or
 * a {@code Provider} of a service, which opens the workspace only when it is asked.
 */
public final class CommandFactory implements IFactory {

  private final Map<Class<?>, Object> values;
  private final Session session;

  /** Hands out {@code values} by their exact class, and services of the session. */
  public CommandFactory(Map<Class<?>, Object> values, Session session) {
    this.values = Map.copyOf(values);
    this.session = session;
  }

  @Override
  public <K> K create(Class<K> type) throws Exception {
    Constructor<?>[] constructors = type.getDeclaredConstructors();
    if (constructors.length != 1 || constructors[0].getParameterCount() == 0) {
      return CommandLine.defaultFactory().create(type);
    }
    Constructor<?> constructor = constructors[0];
    constructor.setAccessible(true);
    Object[] arguments =
        Stream.of(constructor.getGenericParameterTypes()).map(this::argument).toArray();
    return type.cast(constructor.newInstance(arguments));
  }

  private Object argument(Type parameter) {
    if (parameter instanceof ParameterizedType generic && generic.getRawType() == Provider.class) {
      Class<?> service = (Class<?>) generic.getActualTypeArguments()[0];
      return (Provider<Object>) () -> session.service(service);
    }
    Object value = parameter == Session.class ? session : values.get(parameter);
    if (value == null) {
      throw new IllegalStateException("no value of " + parameter + " for a command");
    }
    return value;
  }
}

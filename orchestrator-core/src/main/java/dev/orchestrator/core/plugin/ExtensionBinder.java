package dev.orchestrator.core.plugin;

import com.google.inject.Binder;
import com.google.inject.Key;
import com.google.inject.Provider;
import com.google.inject.Singleton;
import com.google.inject.TypeLiteral;
import com.google.inject.util.Types;

/** Declares extension points to Guice. */
public final class ExtensionBinder {

  private ExtensionBinder() {}

  /**
   * Makes {@code Extensions<T>} injectable: everything that built in and third-party plugins
   * contribute to {@code point}. Clashes show when it is first used, not when the program starts.
   */
  public static <T> void bindExtensions(Binder binder, Class<T> point) {
    @SuppressWarnings("unchecked") // the type literal is Extensions<point>
    Key<Extensions<T>> key =
        (Key<Extensions<T>>)
            Key.get(TypeLiteral.get(Types.newParameterizedType(Extensions.class, point)));
    Provider<PluginRegistry> plugins = binder.getProvider(PluginRegistry.class);
    binder.bind(key).toProvider(() -> Extensions.of(point, plugins.get())).in(Singleton.class);
  }
}

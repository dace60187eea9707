package dev.orchestrator.cli.golden;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * How a JSON document differs from one that callers rely on.
 *
 * @param broken what vanished or became something else, a line each
 * @param added what is new, a line each
 */
record JsonDifference(List<String> broken, List<String> added) {

  static JsonDifference between(JsonNode before, JsonNode now) {
    JsonDifference difference = new JsonDifference(new ArrayList<>(), new ArrayList<>());
    difference.compare("$", before, now);
    return difference;
  }

  boolean isNone() {
    return broken.isEmpty() && added.isEmpty();
  }

  private void compare(String place, JsonNode before, JsonNode now) {
    if (before.isObject() && now.isObject()) {
      compareMembers(place, before, now);
    } else if (before.isArray() && now.isArray()) {
      compareElements(place, before, now);
    } else if (!before.equals(now)) {
      broken.add(place + " was " + before + " and is " + now);
    }
  }

  private void compareMembers(String place, JsonNode before, JsonNode now) {
    for (Iterator<String> names = before.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      if (now.has(name)) {
        compare(place + "." + name, before.get(name), now.get(name));
      } else {
        broken.add(place + "." + name + " was " + before.get(name) + " and is not there any more");
      }
    }
    for (Iterator<String> names = now.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      if (!before.has(name)) {
        added.add(place + "." + name + " is " + now.get(name));
      }
    }
  }

  /** The elements of our arrays are rows: one more of them is another answer, not a new key. */
  private void compareElements(String place, JsonNode before, JsonNode now) {
    for (int i = 0; i < Math.max(before.size(), now.size()); i++) {
      String element = place + "[" + i + "]";
      if (!before.has(i)) {
        broken.add(element + " was not there and is " + now.get(i));
      } else if (!now.has(i)) {
        broken.add(element + " was " + before.get(i) + " and is not there any more");
      } else {
        compare(element, before.get(i), now.get(i));
      }
    }
  }
}

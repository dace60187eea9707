package dev.orchestrator.core.safety;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A program whose operands are another command.
 *
 * @param name the program, and the words that make it one: sub-commands, options
 * @param options its options with a value
 * @param operands how many words of its own come before the command
 */
record Wrapper(List<String> name, Options options, int operands) {

  private static final String CONTAINER = "=container";

  private static final Options CONTAINER_OPTIONS =
      Options.of(
          "-e --env --env-file -v --volume --mount -w --workdir -u --user -p --publish --name"
              + " --network --net --entrypoint --platform -l --label --label-file -h --hostname -m"
              + " --memory --cpus --add-host --device --cap-add --cap-drop --ulimit --restart"
              + " --pull --log-driver --log-opt -c --container -n --namespace --context --index"
              + " -f --file --profile --project-name --project-directory --cpu-shares --cidfile"
              + " --dns --expose --gpus --ip --ipc --link --pid --runtime --security-opt"
              + " --shm-size --stop-signal --sysctl --tmpfs --userns --volumes-from --image"
              + " --kubeconfig --as --cluster -s --server --token --overrides --port");

  private static final Map<String, List<Wrapper>> BY_PROGRAM = byProgram();

  private static Map<String, List<Wrapper>> byProgram() {
    Map<String, List<Wrapper>> wrappers = new HashMap<>();
    DataFile.rows("wrappers.txt")
        .map(Wrapper::of)
        .forEach(
            wrapper ->
                wrappers.merge(
                    wrapper.name().get(0),
                    List.of(wrapper),
                    (one, other) -> Stream.concat(one.stream(), other.stream()).toList()));
    return Map.copyOf(wrappers);
  }

  private static Wrapper of(List<String> row) {
    Options options = row.get(1).equals(CONTAINER) ? CONTAINER_OPTIONS : Options.of(row.get(1));
    return new Wrapper(
        Arrays.asList(row.get(0).split(" ", -1)), options, Integer.parseInt(row.get(2)));
  }

  /** The most specific wrapper that this command is. */
  static Optional<Wrapper> of(ProgramInvocation invocation) {
    return BY_PROGRAM.getOrDefault(invocation.program(), List.of()).stream()
        .filter(wrapper -> wrapper.endOfName(invocation.arguments()) >= 0)
        .max((one, other) -> Integer.compare(one.name().size(), other.name().size()));
  }

  /** Where the command starts among the arguments; their number when there is none. */
  int commandStart(List<Word> arguments) {
    int at = endOfName(arguments);
    int own = operands;
    boolean terminated = false;
    while (at < arguments.size()) {
      Word word = arguments.get(at);
      if (word.isTerminator() && !terminated) {
        terminated = true;
        at++;
      } else if (word.isOption() && !terminated) {
        at += options.width(arguments, at);
      } else if (own == 0 && !word.isAssignment()) {
        return at;
      } else {
        own -= word.isAssignment() ? 0 : 1;
        at++;
      }
    }
    return arguments.size();
  }

  private int endOfName(List<Word> arguments) {
    int at = 0;
    for (String expected : name.subList(1, name.size())) {
      while (at < arguments.size()
          && arguments.get(at).isOption()
          && !arguments.get(at).text().equals(expected)) {
        at += options.width(arguments, at);
      }
      if (at >= arguments.size() || !arguments.get(at).text().equals(expected)) {
        return -1;
      }
      at++;
    }
    return at;
  }
}

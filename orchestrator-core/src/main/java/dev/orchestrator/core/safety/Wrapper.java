package dev.orchestrator.core.safety;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A program whose arguments are another command.
 *
 * @param name the program and the sub-commands that make it one
 * @param valueOptions its options that take the next word
 * @param operands how many words of its own come before the command
 * @param adds whether it appends words nobody can see
 */
record Wrapper(List<String> name, Set<String> valueOptions, int operands, boolean adds) {

  private static final Set<String> CONTAINER =
      words(
          "-e --env --env-file -v --volume --mount -w --workdir -u --user -p --publish --name"
              + " --network --entrypoint --platform -l --label -h --hostname -m --memory --cpus"
              + " --add-host --device --cap-add --ulimit --restart --pull --log-driver -c"
              + " --container -n --namespace --context -f --file --profile --project-name");

  private static final Map<String, List<Wrapper>> BY_PROGRAM =
      Stream.of(
              wrapper("env", "-u --unset -C --chdir", 0),
              wrapper("sudo", "-u -g -h -p -C -r -t -T -U -D -R --user --group --host --chdir", 0),
              wrapper("doas", "-u -C", 0),
              wrapper("timeout", "-s -k --signal --kill-after", 1),
              wrapper("nohup", "", 0),
              wrapper("setsid", "", 0),
              wrapper("time", "-f -o --format --output", 0),
              wrapper("command", "", 0),
              wrapper("builtin", "", 0),
              wrapper("exec", "-a", 0),
              wrapper("nice", "-n --adjustment", 0),
              wrapper("ionice", "-c -n -t --class --classdata", 0),
              wrapper("stdbuf", "-i -o -e --input --output --error", 0),
              wrapper("chrt", "-T -P -D", 1),
              wrapper("taskset", "", 1),
              wrapper("strace", "-o -e -p -s -E -u -a -I -O -S -b -P -X", 0),
              wrapper("ltrace", "-o -e -p -s -u -a -n", 0),
              wrapper("unbuffer", "", 0),
              wrapper("chronic", "", 0),
              wrapper("caffeinate", "-t -w", 0),
              wrapper("xvfb-run", "-n -s -e -f -w --server-args", 0),
              wrapper("busybox", "", 0),
              wrapper("flock", "-w -E --timeout --conflict-exit-code", 1),
              wrapper("npx", "-p --package -w --workspace", 0),
              wrapper("bunx", "-p --package", 0),
              wrapper("npm exec", "-p --package -w --workspace", 0),
              wrapper("npm x", "-p --package -w --workspace", 0),
              wrapper("pnpm exec", "-C --dir", 0),
              wrapper("pnpm dlx", "--package", 0),
              wrapper("yarn exec", "", 0),
              wrapper("yarn dlx", "-p --package", 0),
              wrapper("go run", "-C -exec -ldflags -tags -gcflags -mod -modfile -p", 0),
              wrapper("uv run", "--with --python -p --group --extra --project --directory", 0),
              wrapper("poetry run", "", 0),
              wrapper("pipenv run", "", 0),
              wrapper("bundle exec", "", 0),
              wrapper("mise exec", "-C --cd", 0),
              wrapper("direnv exec", "", 1),
              wrapper("git bisect run", "", 0),
              new Wrapper(
                  List.of("xargs"),
                  words(
                      "-I -n -P -L -s -d -a -E --max-args --max-procs --arg-file --delimiter"
                          + " --replace --max-lines --max-chars --eof"),
                  0,
                  true),
              container("docker exec"),
              container("docker run"),
              container("docker container exec"),
              container("docker container run"),
              container("docker compose exec"),
              container("docker compose run"),
              container("docker-compose exec"),
              container("docker-compose run"),
              container("podman exec"),
              container("podman run"),
              container("kubectl exec"))
          .collect(Collectors.groupingBy(wrapper -> wrapper.name().get(0)));

  /** The wrapper that an invocation is, if it is one; the longest name wins. */
  static Optional<Wrapper> of(Invocation invocation) {
    return BY_PROGRAM.getOrDefault(invocation.program(), List.of()).stream()
        .filter(wrapper -> wrapper.endOfName(invocation.arguments()) >= 0)
        .max((one, other) -> Integer.compare(one.name().size(), other.name().size()));
  }

  /** Where the command starts among the arguments; their number when there is none. */
  int commandStart(List<Word> arguments) {
    int at = endOfName(arguments);
    int own = operands;
    while (at < arguments.size()) {
      Word word = arguments.get(at);
      if (word.isOption()) {
        at += valueOptions.contains(word.text()) ? 2 : 1;
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
      while (at < arguments.size() && arguments.get(at).isOption()) {
        at += valueOptions.contains(arguments.get(at).text()) ? 2 : 1;
      }
      if (at >= arguments.size() || !arguments.get(at).text().equals(expected)) {
        return -1;
      }
      at++;
    }
    return at;
  }

  private static Wrapper wrapper(String name, String valueOptions, int operands) {
    return new Wrapper(List.of(name.split(" ", -1)), words(valueOptions), operands, false);
  }

  private static Wrapper container(String name) {
    return new Wrapper(List.of(name.split(" ", -1)), CONTAINER, 1, false);
  }

  private static Set<String> words(String text) {
    return Set.of(text.strip().split(" +", -1));
  }
}

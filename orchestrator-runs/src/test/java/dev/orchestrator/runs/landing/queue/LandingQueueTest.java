package dev.orchestrator.runs.landing.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("L1")
class LandingQueueTest {

  private static final long SEED = 20261130;

  @Test
  void branchesThatAreAllGoodAreVerifiedOnce() {
    QueueDrive drive = QueueDrive.withRed(tree -> false);

    LandingQueue end = drive.toTheEnd(LandingQueue.of(independent(60), false, false));

    assertThat(QueueDrive.landed(end)).hasSize(60);
    assertThat(drive.runs()).isEqualTo(1);
  }

  @Test
  void nothingToLandIsNothingToDo() {
    assertThat(LandingQueue.of(List.of(), false, false).next())
        .isEqualTo(new QueueStep.Finish(List.of()));
  }

  @Test
  void conflictsAreResolvedOnTopOfWhatIsGreenAndNotBefore() {
    QueueDrive drive =
        new QueueDrive((onto, issue) -> issue == 2, tree -> tree.contains(5))
            .resolving(any -> true);

    LandingQueue end =
        drive.toTheEnd(LandingQueue.of(independent(6), false, false, ConflictPolicy.RESOLVE));

    assertThat(QueueDrive.landed(end)).containsExactly(1, 3, 4, 6, 2);
    assertThat(drive.steps()).contains("Resolve[onto=[1, 3, 4, 6], issue=2, paths=[file]]");
    assertThat(end.removed()).containsOnlyKeys(5);
  }

  @Test
  void nobodyIsAskedTwiceAboutAConflict() {
    QueueDrive drive = new QueueDrive((onto, issue) -> issue > 2, tree -> tree.contains(1));

    LandingQueue end =
        drive.toTheEnd(LandingQueue.of(independent(4), false, false, ConflictPolicy.RESOLVE));

    assertThat(drive.asked()).containsExactly(3, 4);
    assertThat(QueueDrive.landed(end)).containsExactly(2);
    assertThat(end.removed().get(3)).isInstanceOf(Removal.Conflicting.class);
  }

  @Test
  void aResolutionThatIsRedTwiceDoesNotLandAndTheOthersDo() {
    QueueDrive drive =
        new QueueDrive((onto, issue) -> issue == 2, tree -> tree.contains(2))
            .resolving(any -> true);

    LandingQueue end =
        drive.toTheEnd(LandingQueue.of(independent(3), false, false, ConflictPolicy.RESOLVE));

    assertThat(QueueDrive.landed(end)).containsExactly(1, 3);
    assertThat(end.removed()).isEqualTo(Map.of(2, new Removal.Red(List.of(1, 3))));
  }

  @Test
  void whatNeedsAResolvedOneLandsAfterIt() {
    List<QueueEntry> stack =
        List.of(
            new QueueEntry(1, Set.of()), new QueueEntry(2, Set.of()), new QueueEntry(3, Set.of(2)));
    QueueDrive drive =
        new QueueDrive((onto, issue) -> issue == 2, tree -> false).resolving(any -> true);

    LandingQueue end = drive.toTheEnd(LandingQueue.of(stack, false, false, ConflictPolicy.RESOLVE));

    assertThat(QueueDrive.landed(end)).containsExactly(1, 2, 3);
    assertThat(end.removed()).isEmpty();
  }

  @Test
  void aBadOneIsFoundAndTheOthersLand() {
    QueueDrive drive = QueueDrive.withRed(tree -> tree.contains(5));

    LandingQueue end = drive.toTheEnd(LandingQueue.of(independent(8), false, false));

    assertThat(QueueDrive.landed(end)).containsExactly(1, 2, 3, 4, 6, 7, 8);
    assertThat(end.removed()).isEqualTo(Map.of(5, new Removal.Red(List.of(1, 2, 3, 4))));
  }

  @Test
  void aHalfWhoseOtherHalfIsGreenIsKnownToBeRedAndNotRun() {
    List<List<Integer>> run = new ArrayList<>();
    QueueDrive drive =
        QueueDrive.withRed(
            tree -> {
              run.add(tree);
              return tree.contains(4);
            });

    drive.toTheEnd(LandingQueue.of(independent(4), false, false));

    assertThat(run)
        .containsExactly(
            List.of(1, 2, 3, 4), // red
            List.of(1, 2, 3, 4), // red again, so no flake
            List.of(), // not the base
            List.of(1, 2),
            List.of(1, 2, 3)); // what is left is 4, and its tree was seen above
  }

  @Test
  @Tag("L3")
  void aRedBaseStopsWithThatWordAndBlamesNobody() {
    LandingQueue end =
        QueueDrive.withRed(tree -> true).toTheEnd(LandingQueue.of(independent(5), false, false));

    assertThat(QueueDrive.landed(end)).isEmpty();
    assertThat(end.removed().values())
        .hasSize(5)
        .containsOnly(new Removal.Stopped("the target is red without any of the branches"));
  }

  @Test
  void aFlakyBatchLandsAndIsNamed() {
    Set<List<Integer>> seen = new HashSet<>();

    LandingQueue end =
        QueueDrive.withRed(seen::add).toTheEnd(LandingQueue.of(independent(3), false, true));

    assertThat(QueueDrive.landed(end)).containsExactly(1, 2, 3);
    assertThat(end.flaky()).containsExactly(List.of(1, 2, 3));
  }

  @Test
  void twoThatAreGoodAloneAndBadTogetherCostOneOfThem() {
    LandingQueue end =
        QueueDrive.withRed(tree -> tree.contains(2) && tree.contains(7))
            .toTheEnd(LandingQueue.of(independent(9), false, false));

    assertThat(QueueDrive.landed(end)).containsExactly(1, 2, 3, 4, 5, 6, 8, 9);
    assertThat(end.removed()).containsOnlyKeys(7);
  }

  @Test
  void oneThatConflictsWithABadOneGetsASecondChance() {
    LandingQueue end =
        new QueueDrive((onto, issue) -> issue == 3 && onto.contains(1), tree -> tree.contains(1))
            .toTheEnd(LandingQueue.of(independent(3), false, false));

    assertThat(QueueDrive.landed(end)).containsExactly(2, 3);
    assertThat(end.removed()).containsOnlyKeys(1);
  }

  @Test
  void oneThatConflictsIsPutAsideWithItsFiles() {
    LandingQueue end =
        new QueueDrive((onto, issue) -> issue == 2 && onto.contains(1), tree -> false)
            .toTheEnd(LandingQueue.of(independent(3), false, false));

    assertThat(QueueDrive.landed(end)).containsExactly(1, 3);
    assertThat(end.removed())
        .isEqualTo(Map.of(2, new Removal.Conflicting(List.of(1), List.of("file"))));
  }

  @Test
  void whatNeedsABadOneDoesNotLand() {
    List<QueueEntry> stack =
        List.of(
            new QueueEntry(1, Set.of()),
            new QueueEntry(2, Set.of(1)),
            new QueueEntry(3, Set.of(2)),
            new QueueEntry(4, Set.of()));

    LandingQueue end =
        QueueDrive.withRed(tree -> tree.contains(1)).toTheEnd(LandingQueue.of(stack, false, false));

    assertThat(QueueDrive.landed(end)).containsExactly(4);
    assertThat(end.removed())
        .containsEntry(2, new Removal.Needing(1))
        .containsEntry(3, new Removal.Needing(2));
  }

  @Test
  void verifiedSinglyEachHasARunOfItsOwn() {
    QueueDrive drive = QueueDrive.withRed(tree -> false);

    drive.toTheEnd(LandingQueue.of(independent(7), true, true));

    assertThat(drive.runs()).isEqualTo(7);
  }

  @Test
  void aLandingThatCannotVerifyStopsWithWhatIsGreen() {
    LandingQueue queue = LandingQueue.of(independent(2), true, true);

    queue = queue.merged().judged(TreeColour.GREEN).merged().stopped("no disk");

    assertThat(QueueDrive.landed(queue)).containsExactly(1);
    assertThat(queue.removed()).isEqualTo(Map.of(2, new Removal.Stopped("no disk")));
  }

  /** The best of each row of a simulation of fixed batch sizes with halves, times 1.3. */
  @ParameterizedTest
  @CsvSource({"0.00, 1.0", "0.02, 10.1", "0.05, 19.8", "0.10, 31.0"})
  void fewVerificationsAreNeeded(double share, double table) {
    Random random = new Random(SEED);
    int landings = 1000;
    long runs = 0;
    for (int landing = 0; landing < landings; landing++) {
      Set<Integer> bad = some(random, 60, share);
      QueueDrive drive = QueueDrive.withRed(tree -> tree.stream().anyMatch(bad::contains));
      drive.toTheEnd(LandingQueue.of(independent(60), false, false));
      runs += drive.runs();
    }

    assertThat((double) runs / landings).as("runs at %s", share).isLessThanOrEqualTo(1.3 * table);
  }

  @Test
  void whateverIsBadConflictsOrIsNeededTheLandedTreeIsGreenAndTheGoodOnesAreInIt() {
    Random random = new Random(SEED);
    for (int world = 0; world < 3000; world++) {
      int count = 1 + random.nextInt(20);
      Set<Integer> bad = some(random, count, random.nextDouble() / 3);
      Map<Integer, Integer> clash = pairs(random, count);
      List<QueueEntry> entries = entries(random, count);
      QueueDrive drive =
          new QueueDrive(
              (onto, issue) -> clashes(clash, onto, issue),
              tree -> tree.stream().anyMatch(bad::contains));

      LandingQueue end =
          drive.toTheEnd(LandingQueue.of(entries, random.nextBoolean(), random.nextBoolean()));

      List<Integer> landed = QueueDrive.landed(end);
      assertThat(landed).as("world %d", world).noneMatch(bad::contains);
      for (QueueEntry entry : entries) {
        boolean in = landed.contains(entry.issue());
        boolean possible =
            !bad.contains(entry.issue())
                && !clashes(clash, landed, entry.issue())
                && landed.containsAll(entry.needs());
        assertThat(in).as("world %d, issue %s", world, entry).isEqualTo(possible);
        assertThat(end.removed().containsKey(entry.issue())).isNotEqualTo(in);
        assertThat(!in || landed.containsAll(entry.needs())).isTrue();
      }
    }
  }

  @Test
  void aTestThatFailsTheFirstTimeOnEachTreeBlamesNobody() {
    Random random = new Random(SEED);
    for (int world = 0; world < 1000; world++) {
      int count = 1 + random.nextInt(30);
      Set<Integer> bad = some(random, count, 0.05);
      Set<List<Integer>> seen = new HashSet<>();
      double share = random.nextDouble();
      QueueDrive drive =
          QueueDrive.withRed(
              tree ->
                  tree.stream().anyMatch(bad::contains)
                      || random.nextDouble() < share && seen.add(tree));

      LandingQueue end = drive.toTheEnd(LandingQueue.of(independent(count), false, false));

      Set<Integer> good = new TreeSet<>(IntStream.rangeClosed(1, count).boxed().toList());
      good.removeAll(bad);
      assertThat(new TreeSet<>(QueueDrive.landed(end))).as("world %d", world).isEqualTo(good);
    }
  }

  @Test
  @Tag("L2")
  void theSameAnswersLeadToTheSameSteps() {
    Set<Integer> bad = Set.of(3, 11);
    QueueDrive first = QueueDrive.withRed(tree -> tree.stream().anyMatch(bad::contains));
    QueueDrive second = QueueDrive.withRed(tree -> tree.stream().anyMatch(bad::contains));

    first.toTheEnd(LandingQueue.of(independent(17), false, false));
    second.toTheEnd(LandingQueue.of(independent(17), false, false));

    assertThat(second.steps()).isEqualTo(first.steps());
  }

  private static boolean clashes(Map<Integer, Integer> clash, List<Integer> onto, int issue) {
    return onto.stream()
        .anyMatch(
            other ->
                clash.getOrDefault(issue, -1).equals(other)
                    || clash.getOrDefault(other, -1) == issue);
  }

  private static List<QueueEntry> independent(int count) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(issue -> new QueueEntry(issue, Set.of()))
        .toList();
  }

  private static List<QueueEntry> entries(Random random, int count) {
    List<QueueEntry> entries = new ArrayList<>();
    for (int issue = 1; issue <= count; issue++) {
      boolean needy = issue > 1 && random.nextInt(4) == 0;
      entries.add(new QueueEntry(issue, needy ? Set.of(1 + random.nextInt(issue - 1)) : Set.of()));
    }
    return entries;
  }

  /** A later branch that conflicts with an earlier one. */
  private static Map<Integer, Integer> pairs(Random random, int count) {
    Map<Integer, Integer> clash = new HashMap<>();
    for (int issue = 2; issue <= count; issue++) {
      if (random.nextInt(6) == 0) {
        clash.put(issue, 1 + random.nextInt(issue - 1));
      }
    }
    return clash;
  }

  private static Set<Integer> some(Random random, int count, double share) {
    Set<Integer> some = new HashSet<>();
    for (int issue = 1; issue <= count; issue++) {
      if (random.nextDouble() < share) {
        some.add(issue);
      }
    }
    return some;
  }
}

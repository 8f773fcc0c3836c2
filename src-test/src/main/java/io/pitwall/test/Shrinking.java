package io.pitwall.test;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Takes steps and rows away as long as what is left still fails: the delta debugging of Zeller and Hildebrandt. */
final class Shrinking {

    private Shrinking() {}

    /** A row of a step with rows, or another step as a whole. */
    private record Atom(int index, Step step, int row) {}

    /** No step and no row can be taken from the result alone without that it ceases to fail. */
    static List<Step> smallest(List<Step> steps, Predicate<List<Step>> fails) {
        List<Atom> left = atoms(steps);
        int chunk = Math.max(1, left.size() / 2);
        while (true) {
            boolean isSmaller = false;
            for (int from = 0; from < left.size() && left.size() > 1; ) {
                List<Atom> without = new ArrayList<>(left.subList(0, from));
                without.addAll(left.subList(Math.min(left.size(), from + chunk), left.size()));
                if (!without.isEmpty() && fails.test(steps(without))) {
                    left = without;
                    isSmaller = true;
                } else {
                    from += chunk;
                }
            }
            if (chunk == 1 && !isSmaller) {
                return steps(left);
            }
            chunk = Math.max(1, chunk / 2);
        }
    }

    private static List<Atom> atoms(List<Step> steps) {
        List<Atom> atoms = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            int rows = steps.get(i) instanceof Step.Data data ? data.rows().rowCount() : 1;
            for (int row = 0; row < rows; row++) {
                atoms.add(new Atom(i, steps.get(i), row));
            }
        }
        return atoms;
    }

    /** Rows of one step stay in one record. */
    private static List<Step> steps(List<Atom> atoms) {
        List<Step> steps = new ArrayList<>();
        for (int from = 0; from < atoms.size(); ) {
            Atom first = atoms.get(from);
            int to = from + 1;
            while (to < atoms.size() && atoms.get(to).index == first.index) {
                to++;
            }
            steps.add(
                    first.step instanceof Step.Data data
                            ? new Step.Data(
                                    data.stream(),
                                    data.rows()
                                            .pick(atoms.subList(from, to).stream()
                                                    .mapToInt(Atom::row)
                                                    .toArray()))
                            : first.step);
            from = to;
        }
        return steps;
    }
}

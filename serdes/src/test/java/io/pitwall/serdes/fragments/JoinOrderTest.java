package io.pitwall.serdes.fragments;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JoinOrderTest {

    private final Records records = new Records();
    private Instant now = Instant.EPOCH;
    private FragmentJoiner joiner = joiner();

    private FragmentJoiner joiner() {
        return new FragmentJoiner(JoinLimits.standard(), HeldStreams.onHeap(), () -> now);
    }

    /** What comes in and what goes out: {@code key:id index/count slice}, {@code key:=text}, {@code +seconds}. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "whole records pass               | a:=x, a:=y, b:=z                                  | x y z",
                "one part                         | a:1 0/1 x                                         | x",
                "two parts                        | a:1 0/2 x, a:1 1/2 y                              | xy",
                "empty parts                      | a:1 0/3 -, a:1 1/3 x, a:1 2/3 -                   | x",
                "nothing but empty parts          | a:1 0/2 -, a:1 1/2 -                              | -",
                "the last part alone              | a:1 1/2 y                                         | ",
                "ten interleaved ids              | a:0 0/2 0, a:1 0/2 1, a:2 0/2 2, a:2 1/2 2, a:1 1/2 1, a:0 1/2 0 | 00 11 22",
                "order of first parts             | a:1 0/2 p, a:2 0/2 q, a:=r, a:1 1/2 p, a:2 1/2 q   | pp qq r",
                "order when the second ends first | a:1 0/2 p, a:2 0/2 q, a:2 1/2 q, a:1 1/2 p        | pp qq",
                "other keys go on                 | a:1 0/2 p, b:=x, b:1 0/2 q, b:1 1/2 q, a:1 1/2 p  | x qq pp",
                "one id, two keys                 | a:1 0/2 p, b:1 0/2 q, a:1 1/2 p, b:1 1/2 q        | pp qq",
                "expired before what waits        | a:1 0/2 p, a:=x, +60, a:=y                        | x y",
                "expired, its last part is orphan | a:1 0/2 p, +60, a:=x, a:1 1/2 p                   | x",
                "not expired just before          | a:1 0/2 p, +59, a:1 1/2 q                         | pq",
                "every part prolongs its life     | a:1 0/3 p, +40, a:1 1/3 q, +40, a:1 2/3 r         | pqr",
                "duplicates prolong nothing       | a:1 0/2 p, +40, a:1 0/2 p, +20, b:=x, a:1 1/2 q   | x",
                "late, but the next part is here  | a:1 0/2 p, +60, a:1 1/2 q                         | pq",
                "late, and another part came      | a:1 0/3 p, +60, a:1 2/3 r, a:1 1/3 q              | ",
                "one late part keeps one message  | a:1 0/2 p, b:1 0/2 q, +60, a:1 1/2 p, b:1 1/2 q   | pp",
                "duplicates of every part         | a:1 0/3 p, a:1 0/3 p, a:1 1/3 q, a:1 0/3 p, a:1 1/3 q, a:1 2/3 r, a:1 2/3 r | pqr",
                "a gap gives it up                | a:1 0/3 p, a:=x, a:1 2/3 r, a:1 1/3 q             | x",
                "after a gap it may come anew     | a:1 0/3 p, a:1 2/3 r, a:1 0/3 p, a:1 1/3 q, a:1 2/3 r | pqr",
                "another count gives it up        | a:1 0/3 p, a:=x, a:1 1/2 q, a:1 1/3 q, a:1 2/3 r  | x",
                "other bytes give it up           | a:1 0/2 p, a:1 0/2 q, a:1 1/2 p, a:1 1/2 q, a:=x  | x",
            })
    void joinsInOrder(String name, String in, @Nullable String out) {
        for (boolean prefixed : new boolean[] {false, true}) {
            now = Instant.EPOCH;
            joiner = joiner();
            List<String> released = new ArrayList<>();
            for (String step : in.split(", ", -1)) {
                run(step, prefixed, released);
            }
            assertThat(String.join(" ", released).trim()).isEqualTo(out == null || out.equals("-") ? "" : out);
        }
    }

    private void run(String step, boolean prefixed, List<String> released) {
        if (step.startsWith("+")) {
            now = now.plusSeconds(Integer.parseInt(step.substring(1)));
            return;
        }
        String key = step.substring(0, 1);
        String rest = step.substring(2);
        RawRecord record;
        if (rest.startsWith("=")) {
            record = records.whole(key, rest.substring(1));
        } else {
            String[] fields = rest.split("[ /]", -1);
            int id = Integer.parseInt(fields[0]);
            int index = Integer.parseInt(fields[1]);
            int count = Integer.parseInt(fields[2]);
            String slice = fields[3].equals("-") ? "" : fields[3];
            record = prefixed
                    ? records.prefixed(key, id, index, count, slice)
                    : records.headed(key, id, index, count, slice);
        }
        released.addAll(Records.values(joiner.add(record).released().stream()));
    }
}

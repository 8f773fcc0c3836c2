package io.pitwall.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class UseOrderTest {

    /** Steps: 0 to 9 uses that entry, 10 to 19 removes it, above that the oldest one is removed. */
    @Property
    void theOldestIsTheOneUsedBeforeAllOthers(@ForAll @Size(max = 200) List<@IntRange(max = 30) Integer> steps) {
        var order = new UseOrder<Blob>();
        var entries = new LinkedHashMap<String, LiveEntry<Blob>>();
        var expected = new ArrayList<String>();
        for (int step : steps) {
            String id = "car-" + step % 10;
            if (step < 10) {
                order.use(entries.computeIfAbsent(id, UseOrderTest::entry));
                expected.remove(id);
                expected.add(id);
            } else {
                LiveEntry<Blob> gone = step < 20 ? entries.get(id) : order.oldest(entries.values());
                if (gone != null) {
                    order.remove(gone);
                    entries.remove(gone.id);
                    expected.remove(gone.id);
                }
            }
            LiveEntry<Blob> oldest = order.oldest(entries.values());
            assertThat(oldest == null ? List.of() : List.of(oldest.id))
                    .isEqualTo(expected.stream().limit(1).toList());
        }
    }

    private static LiveEntry<Blob> entry(String id) {
        return new LiveEntry<>(
                id, new StreamEntries(id, new EntryTable(InnerEntries.ofWriter(new LoggedMap()), "rows")));
    }
}

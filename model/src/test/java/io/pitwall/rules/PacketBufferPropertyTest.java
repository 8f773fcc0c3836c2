package io.pitwall.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.pitwall.data.ArbitraryData;
import io.pitwall.data.ParameterData;
import io.pitwall.data.PlainRow;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class PacketBufferPropertyTest {

    @Provide
    Arbitrary<RuleModel> rules() {
        return RuleModel.any();
    }

    @Provide
    Arbitrary<ParameterData> streams() {
        return ArbitraryStream.any();
    }

    @Provide
    Arbitrary<ParameterData> tables() {
        return ArbitraryData.withRepeatedRows();
    }

    private static List<List<PlainRow>> plain(List<ParameterData> packets) {
        return packets.stream().map(PlainRow::of).toList();
    }

    private static List<ParameterData> released(Packets rule, List<ParameterData> records) {
        List<ParameterData> packets = new ArrayList<>();
        PacketBuffer buffer = new PacketBuffer(rule);
        records.forEach(record -> buffer.add(record, 0, packets::add));
        buffer.release(packets::add);
        return packets;
    }

    @Property(tries = 2000)
    void packetsAreThoseOfTheRowByRowModel(@ForAll("rules") RuleModel rule, @ForAll("streams") ParameterData stream) {
        assertThat(plain(released(rule.packets(), List.of(stream)))).isEqualTo(NaiveBuffer.packets(rule, stream));
    }

    @Property(tries = 2000)
    void anyCutOfTheInputGivesThePacketsOfTheModel(
            @ForAll("rules") RuleModel rule, @ForAll("streams") ParameterData stream, @ForAll Random random) {
        assertThat(plain(released(rule.packets(), ArbitraryStream.cut(stream, random))))
                .isEqualTo(NaiveBuffer.packets(rule, stream));
    }

    @Property
    void tablesOfEveryShapeFollowTheModelAndHaveNoEmptyColumn(
            @ForAll("rules") RuleModel rule, @ForAll("tables") ParameterData table, @ForAll Random random) {
        List<ParameterData> packets = released(rule.packets(), cut(table, random));
        assertThat(plain(packets)).isEqualTo(NaiveBuffer.packets(rule, table));
        assertThat(packets).allSatisfy(packet -> {
            assertThat(packet.isEmpty()).isFalse();
            assertThat(packet.withoutEmptyColumns()).isSameAs(packet);
        });
    }

    private static List<ParameterData> cut(ParameterData table, Random random) {
        int at = random.nextInt(table.rowCount() + 1);
        return List.of(table.slice(0, at), table.slice(at, table.rowCount()));
    }

    /** With all times different nothing merges, so that every row must come out as it went in, whatever the rule. */
    @Property(tries = 1000)
    void noRowIsLostDoubledOrMovedEvenWhereTheRuleChanges(
            @ForAll("rules") RuleModel rule,
            @ForAll("rules") RuleModel later,
            @ForAll("streams") ParameterData stream,
            @ForAll Random random) {
        ParameterData distinct = withTimes(stream, random);
        List<ParameterData> packets = new ArrayList<>();
        PacketBuffer buffer = new PacketBuffer(rule.withoutFilters().packets());
        List<ParameterData> records = ArbitraryStream.cut(distinct, random);
        int change = random.nextInt(records.size() + 1);
        for (int i = 0; i < records.size(); i++) {
            if (i == change) {
                buffer = PacketBuffer.holding(
                        later.withoutFilters().packets(), List.copyOf(buffer.held()), OptionalLong.of(0));
            }
            buffer.add(records.get(i), 0, packets::add);
        }
        buffer.release(packets::add);
        assertThat(packets.stream().flatMap(packet -> PlainRow.of(packet).stream()))
                .isEqualTo(PlainRow.of(distinct));
    }

    private static ParameterData withTimes(ParameterData stream, Random random) {
        long[] times = new long[stream.rowCount()];
        for (int row = 0; row < times.length; row++) {
            times[row] = 100L * row + random.nextInt(50) - (random.nextInt(10) == 0 ? 350 : 0);
        }
        return ParameterData.wrap(times, stream.parameters(), stream.tags());
    }

    @Property(tries = 2000)
    void aBufferRestoredAtAnyPointGoesOnTheSame(
            @ForAll("rules") RuleModel rule, @ForAll("streams") ParameterData stream, @ForAll Random random) {
        List<ParameterData> packets = new ArrayList<>();
        PacketBuffer buffer = new PacketBuffer(rule.packets());
        long nowMs = 0;
        for (ParameterData record : ArbitraryStream.cut(stream, random)) {
            buffer.add(record, ++nowMs, packets::add);
            if (random.nextBoolean()) {
                PacketBuffer restored =
                        PacketBuffer.holding(rule.packets(), stored(buffer.held(), random), buffer.lastArrivalMs());
                assertThat(restored.rowCount()).isEqualTo(buffer.rowCount());
                assertThat(restored.lastArrivalMs()).isEqualTo(buffer.lastArrivalMs());
                buffer = restored;
            }
        }
        buffer.release(packets::add);
        assertThat(plain(packets)).isEqualTo(NaiveBuffer.packets(rule, stream));
    }

    /** As the pieces are, or put together to one as a segment is. */
    private static List<ParameterData> stored(List<ParameterData> pieces, Random random) {
        return random.nextBoolean() ? List.copyOf(pieces) : List.of(ParameterData.concat(pieces));
    }

    /** A predicate that throws somewhere in a record leaves a buffer that goes on as if that record had never come. */
    @Property(tries = 1000)
    void aRecordThatFailsChangesNothing(
            @ForAll("rules") RuleModel rule, @ForAll("streams") ParameterData stream, @ForAll Random random) {
        boolean[] isBroken = new boolean[1];
        double limit = random.nextDouble();
        Packets packets = rule.withoutFilters().packets().admitting(row -> {
            if (isBroken[0] && row.number("A") > limit) {
                throw new IllegalStateException("broken");
            }
            return true;
        });
        PacketBuffer buffer = new PacketBuffer(packets);
        List<ParameterData> released = new ArrayList<>();
        for (ParameterData record : ArbitraryStream.cut(stream, random)) {
            isBroken[0] = true;
            List<ParameterData> held = List.copyOf(buffer.held());
            OptionalLong arrivalMs = buffer.lastArrivalMs();
            int before = released.size();
            Throwable thrown = catchThrowable(() -> buffer.add(record, 1, released::add));
            isBroken[0] = false;
            if (thrown != null) {
                assertThat(thrown).isInstanceOf(PredicateException.class);
                assertThat(released).hasSize(before);
                assertThat(buffer.held()).isEqualTo(held);
                assertThat(buffer.lastArrivalMs()).isEqualTo(arrivalMs);
                buffer.add(record, 1, released::add);
            }
        }
        buffer.release(released::add);
        assertThat(plain(released)).isEqualTo(NaiveBuffer.packets(rule.withoutFilters(), stream));
    }
}

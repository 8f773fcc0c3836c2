package io.pitwall.serdes.quix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.utils.Utils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuixPartitionerTest {

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Cluster cluster(int partitions, boolean isAvailable) {
        Node node = new Node(1, "localhost", 9092);
        List<PartitionInfo> infos = new ArrayList<>();
        for (int i = 0; i < partitions; i++) {
            infos.add(new PartitionInfo("t", i, isAvailable ? node : null, new Node[] {node}, new Node[0]));
        }
        return new Cluster("c", List.of(node), infos, Set.of(), Set.of());
    }

    /** CRC-32 as in zlib: of "123456789" it is cbf43926; the others were computed by zlib as well. */
    @ParameterizedTest
    @CsvSource({
        "123456789, 2147483647, 1274296615",
        "123456789, 10, 2",
        "a, 2147483647, 1756872260",
        "a, 3, 0",
        "stream-1, 7, 3",
        "stream-1, 1, 0",
        "Rück, 100, 98"
    })
    void theCrcOfTheKeyModuloTheNumberOfPartitions(String key, int partitions, int expected) {
        assertThat(QuixPartitioner.partition(utf8(key), partitions)).isEqualTo(expected);
    }

    @Test
    void kafkaMakesItFromItsNameAndAsksItForPartitions() throws Exception {
        try (var partitioner = Utils.newInstance(QuixPartitioner.class.getName(), QuixPartitioner.class)) {
            partitioner.configure(Map.of());

            assertThat(partitioner.partition("t", "123456789", utf8("123456789"), null, null, cluster(10, true)))
                    .isEqualTo(2);
        }
    }

    @Test
    void recordsWithoutAKeyGoAnywhere() {
        try (var partitioner = new QuixPartitioner()) {
            Set<Integer> seen = new HashSet<>();
            for (int i = 0; i < 1_000; i++) {
                seen.add(partitioner.partition(
                        "t", null, i % 2 == 0 ? null : new byte[0], null, null, cluster(3, i % 4 < 2)));
            }

            assertThat(seen).containsExactlyInAnyOrder(0, 1, 2);
        }
    }

    @Test
    void anEmptyKeyHasNoPartition() {
        assertThatThrownBy(() -> QuixPartitioner.partition(new byte[0], 3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a key of 0 bytes has no partition of 3");
    }
}

package io.pitwall.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pitwall.kafka.EmbeddedKafka;
import io.pitwall.kafka.EmbeddedKafkaConfig;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class BrokerWaitTest {

    private final StringWriter err = new StringWriter();

    private static Map<String, Object> client(String bootstrapServers) {
        return Map.of("bootstrap.servers", bootstrapServers);
    }

    @Test
    void aBrokerThatStartsLaterIsWaitedForVisibly() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        String address = "127.0.0.1:" + port;
        List<Duration> left = new ArrayList<>();
        CompletableFuture<EmbeddedKafka> started = new CompletableFuture<>();
        BrokerWait wait = new BrokerWait(
                Duration.ofMinutes(5),
                waiting -> {
                    left.add(waiting.left());
                    if (left.size() == 1) {
                        CompletableFuture<Void> unused =
                                CompletableFuture.runAsync(() -> started.complete(EmbeddedKafka.start(
                                        EmbeddedKafkaConfig.temporary().withPort(port))));
                    }
                },
                System::nanoTime);

        try (Cluster cluster = new Cluster(client(address), NeededRights.none(), wait)) {
            assertThat(cluster.brokers()).isEqualTo(1);
        }

        assertThat(left).isNotEmpty().isSortedAccordingTo((one, other) -> other.compareTo(one));
        started.join().close();
    }

    @Test
    void nobodyIsWaitedForForEver() {
        List<BrokerWait.Waiting> told = new ArrayList<>();

        assertThatThrownBy(() -> new Cluster(
                        client("127.0.0.1:1"),
                        NeededRights.none(),
                        new BrokerWait(Duration.ofSeconds(2), told::add, System::nanoTime)))
                .isInstanceOf(UserException.class)
                .hasMessageStartingWith(
                        "no Kafka broker answers at 127.0.0.1:1 (waited 2 s); check --bootstrap-servers");
        assertThat(told).isNotEmpty().allSatisfy(waiting -> assertThat(waiting.left())
                .isLessThan(Duration.ofSeconds(2)));
    }

    @Test
    void howLongIsSaidByASettingOfKafka() {
        Map<String, Object> patient = new HashMap<>(client("127.0.0.1:1"));
        patient.put("default.api.timeout.ms", "1500");
        assertThatThrownBy(() -> new Cluster(patient))
                .isInstanceOf(UserException.class)
                .hasMessageStartingWith("no Kafka broker answers at 127.0.0.1:1 (waited 1 s)");
    }

    @Test
    void aNameThatIsNotThereYetIsWaitedForToo() {
        List<BrokerWait.Waiting> told = new ArrayList<>();

        assertThatThrownBy(() -> new Cluster(
                        client("no-such-host.invalid:9092"),
                        NeededRights.none(),
                        new BrokerWait(Duration.ofSeconds(2), told::add, System::nanoTime)))
                .isInstanceOf(UserException.class)
                .hasMessageStartingWith(
                        "cannot connect to Kafka at 'no-such-host.invalid:9092': No resolvable bootstrap urls");
        assertThat(told).isNotEmpty();
    }

    private void show(boolean isTerminal, long... leftS) {
        try (Countdown countdown = new Countdown(new PrintWriter(err), isTerminal)) {
            for (long left : leftS) {
                countdown.show(new BrokerWait.Waiting("k:1", Duration.ofSeconds(left)));
            }
        }
    }

    @Test
    void onATerminalOneLineCountsDown() {
        show(true, 10, 9);

        assertThat(err)
                .hasToString("\rwaiting for Kafka at k:1: 10 s left, Ctrl-C ends it "
                        + "\rwaiting for Kafka at k:1: 9 s left, Ctrl-C ends it " + System.lineSeparator());
    }

    @Test
    void elsewhereThereIsALineInTenSeconds() {
        show(false, 59, 58, 50, 49, 40, 39);

        assertThat(err.toString().lines())
                .containsExactly(
                        "waiting for Kafka at k:1: 59 s left, Ctrl-C ends it",
                        "waiting for Kafka at k:1: 49 s left, Ctrl-C ends it",
                        "waiting for Kafka at k:1: 39 s left, Ctrl-C ends it");
    }

    @Test
    void whoHasNotWaitedSaysNothing() {
        show(true);
        show(false);

        assertThat(err.toString()).isEmpty();
    }
}

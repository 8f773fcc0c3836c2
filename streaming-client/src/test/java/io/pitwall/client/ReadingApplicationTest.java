package io.pitwall.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pitwall.state.RocksDbMemory;
import java.nio.file.Path;
import java.util.Properties;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A start that comes to nothing; no broker is asked. */
class ReadingApplicationTest {

    @ParameterizedTest
    @CsvSource({
        "num.stream.threads, none, num.stream.threads",
        "producer.interceptor.classes, none.such, none.such",
        "main.consumer.interceptor.classes, none.such, none.such",
    })
    void theMemoryIsGivenBackIfASettingCannotBeUsed(
            String setting, String value, String named, @TempDir Path stateDir) {
        try (StreamingClient client = StreamingClient.connect("localhost:1");
                RocksDbMemory memory = RocksDbMemory.ofBytes(1 << 20)) {
            client.openInputTopic("in", "group").onStreamReceived(in -> {});
            Properties properties = client.streamsConfig().streamsProperties();
            properties.put(StreamsConfig.STATE_DIR_CONFIG, stateDir.toString());
            properties.put(setting, value);
            assertThatThrownBy(() -> ReadingApplication.started(
                            client.topology(), properties, memory, new LastCommit(), () -> {}))
                    .isInstanceOf(StreamingClientException.class)
                    .hasMessageStartingWith("the client cannot start: ")
                    .hasMessageContaining(named);
            assertThat(memory.isClosed()).isTrue();
        }
    }
}

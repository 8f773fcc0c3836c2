package io.pitwall.bench.latency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pitwall.app.Latency;
import io.pitwall.dsl.PitwallConfig;
import java.util.List;
import org.junit.jupiter.api.Test;

class VariantTest {

    private static final PitwallConfig CONFIG = PitwallConfig.of("app", "localhost:9092");

    @Test
    void eachSettingIsMeasuredAlone() {
        List<Variant> variants =
                Variant.of(List.of(Latency.BALANCED), List.of("linger.ms=5", "main.consumer.fetch.min.bytes=1"));

        assertThat(variants)
                .extracting(Variant::name)
                .containsExactly(
                        "balanced", "balanced with linger.ms=5", "balanced with main.consumer.fetch.min.bytes=1");
        assertThat(variants.get(0).applyTo(CONFIG).streamsProperties()).containsEntry("linger.ms", 20);
        assertThat(variants.get(1).applyTo(CONFIG).streamsProperties())
                .containsEntry("linger.ms", "5")
                .containsEntry("commit.interval.ms", 100);
        assertThat(variants.get(2).applyTo(CONFIG).streamsProperties())
                .containsEntry("linger.ms", 20)
                .containsEntry("main.consumer.fetch.min.bytes", "1");
    }

    @Test
    void aSettingHasAValue() {
        assertThatThrownBy(() -> new Variant(Latency.LOW, "linger.ms"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("--with takes NAME=VALUE, but it is 'linger.ms'");
    }
}

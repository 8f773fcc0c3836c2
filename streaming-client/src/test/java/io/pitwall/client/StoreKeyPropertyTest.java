package io.pitwall.client;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class StoreKeyPropertyTest {

    @Property
    void twoTextsComeBack(@ForAll String first, @ForAll String second) {
        String key = StoreKey.of(first, second);
        assertThat(StoreKey.first(key)).isEqualTo(first);
        assertThat(StoreKey.second(key)).isEqualTo(second);
    }

    @Property
    void keysNest(@ForAll String first, @ForAll String second, @ForAll String third) {
        String key = StoreKey.of(StoreKey.of(first, second), third);
        assertThat(StoreKey.second(StoreKey.first(key))).isEqualTo(second);
    }
}

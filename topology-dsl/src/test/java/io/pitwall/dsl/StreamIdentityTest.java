package io.pitwall.dsl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class StreamIdentityTest {

    @Test
    void anIdIsKeptOrGetsSomethingInFrontOrBehind() {
        assertThat(StreamIdentity.unchanged().outputId("car-1")).isEqualTo("car-1");
        assertThat(StreamIdentity.prefixed("braking-").outputId("car-1")).isEqualTo("braking-car-1");
        assertThat(StreamIdentity.suffixed("-braking").outputId("car-1")).isEqualTo("car-1-braking");
        assertThat(new StreamIdentity("a-", "-b").outputId("")).isEqualTo("a--b");
    }

    @Test
    void onlyUnchangedIdentitiesKeepIds() {
        assertThat(StreamIdentity.unchanged().keepsIds()).isTrue();
        assertThat(StreamIdentity.prefixed("a").keepsIds()).isFalse();
        assertThat(StreamIdentity.suffixed("a").keepsIds()).isFalse();
    }

    @Test
    void printsAsAPattern() {
        assertThat(StreamIdentity.suffixed("-braking")).hasToString("<id>-braking");
        assertThat(StreamIdentity.unchanged()).hasToString("<id>");
    }

    @Test
    void anEmptyChangeIsRefused() {
        assertThatThrownBy(() -> StreamIdentity.prefixed(""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the prefix is empty; StreamIdentity.unchanged() keeps ids as they are");
        assertThatThrownBy(() -> StreamIdentity.suffixed(""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the suffix is empty; StreamIdentity.unchanged() keeps ids as they are");
    }
}

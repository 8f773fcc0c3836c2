package io.pitwall.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@link PacketBuffer} against the cases of {@code buffer.json}. */
class PacketBufferVectorsTest {

    private static final int HANDED_OUT = 48;

    static List<BufferVectors.Case> all() {
        return BufferVectors.timeseriesBufferCases();
    }

    /** Without buffering, the cut into records is what makes the packets. */
    static List<BufferVectors.Case> buffering() {
        return all().stream().filter(vector -> !isEverDisabled(vector)).toList();
    }

    private static boolean isEverDisabled(BufferVectors.Case vector) {
        VectorSettings settings = new VectorSettings(vector.config());
        boolean isDisabled = settings.isBufferingDisabled();
        for (JsonNode step : vector.steps()) {
            settings.set(step.path("set"));
            isDisabled |= settings.isBufferingDisabled();
        }
        return isDisabled;
    }

    @ParameterizedTest
    @MethodSource("all")
    void releasesTheExpectedPacketsDuringTheExpectedSteps(BufferVectors.Case vector) {
        assertThat(VectorRun.released(vector, false)).isEqualTo(vector.expected());
    }

    @ParameterizedTest
    @MethodSource("buffering")
    void releasesTheSameWhenEveryRowIsARecord(BufferVectors.Case vector) {
        assertThat(VectorRun.released(vector, true)).isEqualTo(vector.expected());
    }

    @Test
    void noCaseIsMissing() {
        assumeTrue(BufferVectors.areHandedOut(), "other cases are read");
        assertThat(all()).hasSizeGreaterThanOrEqualTo(HANDED_OUT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'colour':1}",
                "{'config':{'colour':1}}",
                "{'config':{'role':'referee'}}",
                "{'config':{'filter':{'op':'numeric_lt','param':'p','value':1}}}",
                "{'config':{'custom_trigger':{'op':'numeric_eq','value':1}}}",
                "{'config':{'custom_trigger':{'op':'row_count_eq','value':1,'colour':1}}}",
                "{'steps':[{'colour':1}]}",
                "{'steps':[{'flush':true,'close':true}]}",
                "{'steps':[{'set':{'colour':1}}]}",
                "{'steps':[{'write':{'colour':1}}]}",
                "{'steps':[{'write':{'rows':[{'t':1,'colour':1}]}}]}",
                "{'expected':[{'step':0,'rows':[],'colour':1}]}",
            })
    void whatACaseHasThatIsNotKnownFails(String json) throws JsonProcessingException {
        var unknown = new ObjectMapper().readTree(json.replace('\'', '"'));
        assertThatThrownBy(() -> VectorRun.released(BufferVectors.Case.of(unknown), false))
                .isInstanceOf(AssertionError.class);
    }
}

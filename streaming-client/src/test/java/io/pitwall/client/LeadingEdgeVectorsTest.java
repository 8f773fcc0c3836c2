package io.pitwall.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Leading-edge buffers against the cases of {@code buffer.json}. */
class LeadingEdgeVectorsTest {

    private static final int HANDED_OUT = 17;

    static List<LeadingEdgeVectors.Case> all() {
        return LeadingEdgeVectors.cases();
    }

    @ParameterizedTest
    @MethodSource("all")
    void releasesTheExpectedRowsDuringTheExpectedSteps(LeadingEdgeVectors.Case vector) {
        assertThat(new LeadingEdgeRun(vector).released()).isEqualTo(vector.expected());
    }

    @Test
    void noCaseIsMissing() {
        assumeTrue(LeadingEdgeVectors.areHandedOut(), "other cases are read");
        assertThat(all()).hasSizeGreaterThanOrEqualTo(HANDED_OUT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'kind':'leading_edge','colour':1}",
                "{'kind':'leading_edge','config':{'delay_ms':1,'colour':1}}",
                "{'kind':'leading_edge','config':{'delay_ms':1},'steps':[{'colour':1}]}",
                "{'kind':'leading_edge','config':{'delay_ms':1},'steps':[{'flush':true,'publish':true}]}",
                "{'kind':'leading_edge','config':{'delay_ms':1},'steps':[{'put':[{'t':1,'colour':1}]}]}",
                "{'kind':'leading_edge','config':{'delay_ms':1},'expected':[{'step':0,'event':'publish','colour':1}]}",
                "{'kind':'leading_edge','config':{'delay_ms':1},'expected':[{'step':0,'event':'colour'}]}",
            })
    void whatACaseHasThatIsNotKnownFails(String json) throws JsonProcessingException {
        var unknown = new ObjectMapper().readTree(json.replace('\'', '"'));
        assertThatThrownBy(() -> new LeadingEdgeRun(LeadingEdgeVectors.Case.of(unknown)).released())
                .isInstanceOf(AssertionError.class);
    }
}

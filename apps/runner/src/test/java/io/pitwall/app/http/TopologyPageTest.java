package io.pitwall.app.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pitwall.dsl.Pitwall;
import io.pitwall.dsl.PitwallConfig;
import io.pitwall.dsl.TelemetryTopology;
import io.pitwall.rules.Packets;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TopologyPageTest {

    private static final TelemetryTopology TOPOLOGY = telemetry -> telemetry
            .topic("in")
            .parameters("a")
            .buffer(Packets.named("held").everyRows(10))
            .to("out");

    private static final PitwallConfig CONFIG = PitwallConfig.of("app", "secret-host:9092")
            .withTopicNames(Map.of("in", "cars"))
            .withKafka("sasl.jaas.config", "secret-jaas")
            .withKafka("ssl.truststore.password", "secret-password");

    private final TopologyPage page = new TopologyPage(
            Pitwall.plan(TOPOLOGY), Pitwall.topology(TOPOLOGY, CONFIG).describe(), CONFIG);

    private Answer answer(String query) {
        return page.answer(new Request(query, ""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                                             | text/plain; charset=utf-8 | cars",
                "*/*                                            | text/plain; charset=utf-8 | cars",
                "text/html,application/xhtml+xml,*/*;q=0.8      | text/plain; charset=utf-8 | cars",
                "application/json                               | application/json          | subtopologies",
                "Application/JSON; charset=utf-8                | application/json          | subtopologies",
                "application/xml, application/json, text/plain  | application/json          | subtopologies",
                "text/plain, application/json                   | text/plain; charset=utf-8 | cars",
                "text/vnd.mermaid                               | text/plain; charset=utf-8 | flowchart"
            })
    void theKindIsTheFirstThatTheClientTakes(String accept, String contentType, String body) {
        Answer answer = page.answer(new Request("", accept));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.contentType()).isEqualTo(contentType);
        assertThat(answer.body()).contains(body);
    }

    @Test
    void theQueryWinsOverTheHeader() {
        assertThat(page.answer(new Request("format=text", "application/json")).contentType())
                .startsWith("text/plain");
        assertThat(answer("format=mermaid").body()).startsWith("flowchart");
        assertThat(answer("format=yaml"))
                .isEqualTo(Answer.text(
                        404, "there is: /topology?format=text /topology?format=json /topology?format=mermaid\n"));
    }

    @Test
    void jsonHasThePlanAndTheProcessorsMadeOfIt() throws IOException {
        JsonNode json = new ObjectMapper().readTree(answer("format=json").body());

        assertThat(json.path("applicationId").asText()).isEqualTo("app");
        assertThat(json.at("/inputTopics/0/nameInCluster").asText()).isEqualTo("cars");
        assertThat(json.path("stores").findValuesAsText("name")).contains("held.buffer");
        assertThat(json.path("steps").findValuesAsText("text")).anyMatch(text -> text.contains("buffer held"));
        JsonNode part = json.at("/subtopologies/0");
        assertThat(part.path("id").asInt()).isZero();
        assertThat(part.path("nodes").findValues("reads")).hasToString("[[\"cars\"]]");
        assertThat(part.path("nodes").findValues("stores"))
                .anyMatch(stores -> stores.toString().contains("held.buffer"));
    }

    @Test
    void topicsThatAreCalledAsTheyAreAreNotMentioned() {
        PitwallConfig same = PitwallConfig.of("app", "none:1").withTopicNames(Map.of("in", "in"));
        TopologyPage page = new TopologyPage(
                Pitwall.plan(TOPOLOGY), Pitwall.topology(TOPOLOGY, same).describe(), same);

        assertThat(answer("").body()).endsWith("\ntopics in the cluster\n  in is called cars\n");
        assertThat(page.answer(new Request("", "")).body()).doesNotContain("topics in the cluster");
    }

    @Test
    void noSettingIsOnIt() {
        for (String format : new String[] {"text", "json", "mermaid"}) {
            assertThat(answer("format=" + format).body()).doesNotContain("secret");
        }
    }
}

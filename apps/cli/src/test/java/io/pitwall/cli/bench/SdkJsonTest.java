package io.pitwall.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitwall.data.ParameterData;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SdkJsonTest {

    @Test
    void writesWhatTheSdkWrites() {
        ParameterData data = ParameterData.builder()
                .row(1000)
                .put("Speed", 120)
                .tag("LapNumber", "1")
                .row(2000)
                .put("Speed", 123.5)
                .put("Driver", "Ana")
                .build();
        SdkJson json = new SdkJson();
        byte[] value = json.encode(data);

        assertThat(new String(value, StandardCharsets.UTF_8))
                .isEqualTo("{\"C\":\"JT\",\"K\":\"ParameterData\",\"V\":{\"Timestamps\":[1000,2000],"
                        + "\"NumericValues\":{\"Speed\":[120.0,123.5]},\"StringValues\":{\"Driver\":[null,\"Ana\"]},"
                        + "\"BinaryValues\":{},\"TagValues\":{\"LapNumber\":[\"1\",null]}},\"S\":34,\"E\":194}");
        assertThat(json.decode(value)).isEqualTo(1000 + 2000 + 120 + 123.5 + 34 + 194);
    }
}

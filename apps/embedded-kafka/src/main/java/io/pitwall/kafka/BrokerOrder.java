package io.pitwall.kafka;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * What a child process is told to start.
 *
 * @param port 0 for any free one
 */
record BrokerOrder(Path folder, int port, Map<String, String> settings) {

    static BrokerOrder of(EmbeddedKafkaConfig config) {
        return new BrokerOrder(config.keptFolder().orElseThrow(), config.port().orElse(0), config.settings());
    }

    EmbeddedKafkaConfig config() {
        return new EmbeddedKafkaConfig(
                Optional.of(folder), port == 0 ? OptionalInt.empty() : OptionalInt.of(port), settings);
    }

    void writeTo(DataOutputStream out) throws IOException {
        out.writeUTF(folder.toString());
        out.writeInt(port);
        out.writeInt(settings.size());
        for (var setting : settings.entrySet()) {
            out.writeUTF(setting.getKey());
            out.writeUTF(setting.getValue());
        }
    }

    static BrokerOrder readFrom(DataInputStream in) throws IOException {
        var folder = Path.of(in.readUTF());
        int port = in.readInt();
        var settings = new TreeMap<String, String>();
        for (int left = in.readInt(); left > 0; left--) {
            var key = in.readUTF();
            settings.put(key, in.readUTF());
        }
        return new BrokerOrder(folder, port, settings);
    }
}

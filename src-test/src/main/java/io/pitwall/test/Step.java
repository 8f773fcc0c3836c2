package io.pitwall.test;

import io.pitwall.data.ParameterData;
import io.pitwall.data.StreamMessage;
import io.pitwall.data.TextTable;
import java.time.Duration;
import org.apache.kafka.streams.test.TestRecord;

/** One thing that a test does to a topology, so that it can be done again, in another way. */
sealed interface Step {

    void play(TelemetryTest test);

    /** A stream of an input topic. */
    record Stream(String topic, String id) {
        @Override
        public String toString() {
            return "stream '" + id + "' of topic '" + topic + "'";
        }
    }

    /** Rows, as one record. */
    record Data(Stream stream, ParameterData rows) implements Step {
        @Override
        public void play(TelemetryTest test) {
            test.topic(stream.topic()).write(stream.id(), rows);
        }

        @Override
        public String toString() {
            return "write to " + stream + "\n" + TextTable.print(rows).indent(4).stripTrailing();
        }
    }

    /** Any other message. */
    record Message(Stream stream, StreamMessage message) implements Step {
        @Override
        public void play(TelemetryTest test) {
            test.topic(stream.topic()).write(stream.id(), message);
        }

        @Override
        public String toString() {
            return "write to " + stream + " " + message;
        }
    }

    /** A record as bytes. */
    record Raw(String topic, TestRecord<byte[], byte[]> record) implements Step {
        @Override
        public void play(TelemetryTest test) {
            test.topic(topic).writeBytes(record.key(), record.value());
        }

        @Override
        public String toString() {
            return "write bytes to topic '" + topic + "'";
        }
    }

    /** Moves the wall clock on. */
    record Advance(Duration time) implements Step {
        @Override
        public void play(TelemetryTest test) {
            test.advance(time);
        }

        @Override
        public String toString() {
            return "advance(" + time + ")";
        }
    }

    /** Commits and crashes. */
    enum Event implements Step {
        COMMIT("commit()") {
            @Override
            public void play(TelemetryTest test) {
                test.commit();
            }
        },
        CRASH("crashAndRestore()") {
            @Override
            public void play(TelemetryTest test) {
                test.crashAndRestore();
            }
        },
        CRASH_IN_COMMIT("crashBeforeCommit()") {
            @Override
            public void play(TelemetryTest test) {
                test.crashBeforeCommit();
            }
        };

        private final String text;

        Event(String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return text;
        }
    }
}

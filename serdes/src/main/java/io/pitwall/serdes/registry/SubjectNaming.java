package io.pitwall.serdes.registry;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.kafka.common.config.ConfigException;

/** Under which subject a schema is registered. */
enum SubjectNaming {
    /** The topic and what the record is in it: all kinds of messages of a topic are versions of one subject. */
    TOPIC("topic", "TopicNameStrategy") {
        @Override
        String subject(String topic, boolean isKey, Schema schema) {
            return topic + (isKey ? "-key" : "-value");
        }
    },
    /** The schema's full name: the same in all topics. */
    RECORD("record", "RecordNameStrategy") {
        @Override
        String subject(String topic, boolean isKey, Schema schema) {
            return schema.getFullName();
        }
    },
    /** The topic and the schema's full name. */
    TOPIC_RECORD("topic-record", "TopicRecordNameStrategy") {
        @Override
        String subject(String topic, boolean isKey, Schema schema) {
            return topic + "-" + schema.getFullName();
        }
    };

    private static final String CONFLUENT_PACKAGE = "io.confluent.kafka.serializers.subject.";

    private final String shortName;
    private final String className;

    SubjectNaming(String shortName, String className) {
        this.shortName = shortName;
        this.className = CONFLUENT_PACKAGE + className;
    }

    abstract String subject(String topic, boolean isKey, Schema schema);

    /** The name of Confluent's class that does the same. */
    String className() {
        return className;
    }

    /**
     * By short name, or by Confluent's name of the class.
     *
     * @throws ConfigException for any other
     */
    static SubjectNaming of(String setting, Object value) {
        String name = value instanceof Class<?> type ? type.getName() : value.toString();
        for (SubjectNaming naming : values()) {
            if (naming.shortName.equals(name) || naming.className.equals(name)) {
                return naming;
            }
        }
        throw new ConfigException(
                setting,
                name,
                "must be one of "
                        + Arrays.stream(values())
                                .map(naming -> naming.shortName + " (" + naming.className + ")")
                                .collect(Collectors.joining(", ")));
    }
}

package io.pitwall.serdes.registry;

import java.util.Map;
import org.apache.avro.Schema;

/**
 * How a writer finds the id of its schema.
 *
 * @param idSource whom to ask
 */
record WriterConfig(SubjectNaming naming, boolean isKey, IdSource idSource) {

    /** Where the id comes from. */
    enum IdSource {
        /** The schema is registered, if it is not yet. */
        REGISTER,
        /** The schema must have been registered. */
        LOOK_UP,
        /** The subject's latest version is written instead of ours. */
        LATEST
    }

    static WriterConfig of(Map<String, ?> configs, boolean isKey) {
        RegistrySettings.refuseOtherIds(configs);
        Map<String, Object> settings = RegistrySettings.parse(configs);
        IdSource source = isTrue(settings, RegistrySettings.USE_LATEST)
                ? IdSource.LATEST
                : isTrue(settings, RegistrySettings.AUTO_REGISTER) ? IdSource.REGISTER : IdSource.LOOK_UP;
        return new WriterConfig(naming(configs, isKey), isKey, source);
    }

    private static boolean isTrue(Map<String, Object> settings, String name) {
        return Boolean.TRUE.equals(settings.get(name));
    }

    static SubjectNaming naming(Map<String, ?> configs, boolean isKey) {
        String setting = isKey ? RegistrySettings.KEY_SUBJECT : RegistrySettings.VALUE_SUBJECT;
        Object naming = configs.get(setting);
        return naming == null ? SubjectNaming.TOPIC_RECORD : SubjectNaming.of(setting, naming);
    }

    String subject(String topic, Schema schema) {
        return naming.subject(topic, isKey, schema);
    }
}

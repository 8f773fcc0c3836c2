package io.pitwall.serdes.registry;

import static java.util.Objects.requireNonNull;

import org.apache.avro.Schema;

/**
 * A version of a subject.
 *
 * @param version counts from 1 within the subject
 * @param id the same schema has one id in all subjects
 */
public record RegisteredSchema(String subject, int version, int id, Schema schema) {

    public RegisteredSchema {
        requireNonNull(subject, "subject");
        requireNonNull(schema, "schema");
    }
}

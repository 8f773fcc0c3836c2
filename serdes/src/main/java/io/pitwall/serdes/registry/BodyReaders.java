package io.pitwall.serdes.registry;

import io.pitwall.data.StreamMessage;
import io.pitwall.serdes.AvroMessageFormat;
import io.pitwall.serdes.UnreadableMessageException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.apache.avro.SchemaNormalization;

/**
 * How bodies of a writer's schema become messages: by our codec, if the schema is ours but for what does not change the
 * bytes; else by Avro's resolution into the schema of ours that has the same name, and then by its codec.
 */
final class BodyReaders {

    private final List<Candidate> candidates = new ArrayList<>();

    BodyReaders(List<AvroMessageFormat> formats) {
        for (AvroMessageFormat format : formats) {
            for (Schema schema : format.schemas()) {
                add(new Candidate(format, schema, SchemaNormalization.parsingFingerprint64(schema)));
            }
        }
    }

    /** A format may write what another one has: it is read once. */
    private void add(Candidate candidate) {
        if (candidates.stream().noneMatch(other -> other.fingerprint() == candidate.fingerprint())) {
            candidates.add(candidate);
        }
    }

    private record Candidate(AvroMessageFormat format, Schema schema, long fingerprint) {

        StreamMessage read(byte[] value, int offset) {
            return format.decodeBody(schema, value, offset);
        }

        BodyReader resolving(Schema writer) {
            AvroTranscoder transcoder = new AvroTranscoder(writer, schema);
            return (value, offset) -> read(transcoder.transcode(value, offset), 0);
        }
    }

    /** @throws UnreadableMessageException if such bodies are no stream messages, or the schema is too deep to tell */
    BodyReader of(Schema writer) {
        try {
            return find(writer);
        } catch (StackOverflowError e) {
            throw new UnreadableMessageException(
                    "the types of this version of " + writer.getFullName() + " refer to each other too deeply");
        }
    }

    private BodyReader find(Schema writer) {
        long fingerprint = SchemaNormalization.parsingFingerprint64(writer);
        for (Candidate candidate : candidates) {
            if (candidate.fingerprint() == fingerprint) {
                return candidate::read;
            }
        }
        List<Candidate> ofThatName = candidates.stream()
                .filter(candidate -> candidate.schema().getFullName().equals(writer.getFullName()))
                .toList();
        if (ofThatName.isEmpty()) {
            throw new UnreadableMessageException(writer.getFullName() + " is no stream message; those are "
                    + candidates.stream()
                            .map(candidate -> candidate.schema().getFullName())
                            .distinct()
                            .collect(Collectors.joining(", ")));
        }
        List<String> reasons = new ArrayList<>();
        for (Candidate candidate : ofThatName) {
            var result = SchemaCompatibility.checkReaderWriterCompatibility(candidate.schema(), writer)
                    .getResult();
            if (result.getCompatibility() == SchemaCompatibilityType.COMPATIBLE) {
                return candidate.resolving(writer);
            }
            result.getIncompatibilities()
                    .forEach(difference -> reasons.add(difference.getLocation() + ": " + difference.getMessage()));
        }
        throw new UnreadableMessageException(
                "this version of " + writer.getFullName() + " cannot be read as ours: " + String.join("; ", reasons));
    }
}

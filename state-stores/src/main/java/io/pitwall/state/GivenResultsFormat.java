package io.pitwall.state;

import io.pitwall.data.ParameterData;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Results as bytes, in the order in which they were given.
 *
 * <pre>
 * results := 02 02 (revision:int32 length:int32 rows)*     rows as {@link StoredRows} writes them; integers big endian
 * </pre>
 */
final class GivenResultsFormat {

    private static final int HEADER = 2;
    private static final String WHERE = "the results of windows";

    private final StoredRows rows = new StoredRows();

    /** @param before what is stored of results before these; null if nothing is */
    byte[] append(byte @Nullable [] before, List<GivenResults> results) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
        if (before == null) {
            bytes.write(WindowHead.VERSION);
            bytes.write(WindowHead.RESULTS);
        } else {
            bytes.writeBytes(before);
        }
        for (GivenResults given : results) {
            byte[] encoded = rows.encode(List.of(given.rows())).get(0);
            bytes.writeBytes(ByteBuffer.allocate(2 * Integer.BYTES)
                    .putInt(given.revision())
                    .putInt(encoded.length)
                    .array());
            bytes.writeBytes(encoded);
        }
        return bytes.toByteArray();
    }

    List<GivenResults> read(byte[] stored) {
        if (!WindowHead.isResults(stored)) {
            throw new UnreadableStateException(WHERE + " do not begin as such");
        }
        ByteBuffer in = ByteBuffer.wrap(stored, HEADER, stored.length - HEADER);
        List<GivenResults> results = new ArrayList<>();
        while (in.hasRemaining()) {
            int revision = WindowHead.int32(in, WHERE);
            int length = WindowHead.int32(in, WHERE);
            if (length < 0 || length > in.remaining()) {
                throw new UnreadableStateException(
                        WHERE + " are cut off: " + in.remaining() + " bytes are left of " + length);
            }
            byte[] encoded = new byte[length];
            in.get(encoded);
            ParameterData decoded = rows.decode(encoded, "piece " + results.size() + " of " + WHERE);
            results.add(new GivenResults(decoded, revision));
        }
        return results;
    }
}

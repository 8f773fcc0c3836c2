package io.pitwall.serdes.quix;

import io.pitwall.serdes.UnreadableMessageException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipException;

/**
 * Contents that are compressed; the codec then starts with {@value #PREFIX}.
 *
 * <p>A content may grow to 100 times its size and 4 MiB. Deflate could make 1,000 times of it; telemetry of constants
 * alone comes near that only where it is small.
 */
final class Gzip {

    static final String PREFIX = "[GZIP]";

    private static final long FREE_BYTES = 4L << 20;
    private static final long PER_BYTE = 100;

    private Gzip() {}

    /** Java's stream calls itself for the member behind an empty one: many of them would use up the stack. */
    private static final class Members extends GZIPInputStream {

        private static final int MOST_EMPTY_ONES = 100;

        private int emptyOnes;

        Members(Slice content, int bufferBytes) throws IOException {
            super(new ByteArrayInputStream(content.bytes(), content.from(), content.length()), bufferBytes);
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            if (emptyOnes > MOST_EMPTY_ONES) {
                throw new ZipException("more than " + MOST_EMPTY_ONES + " members in a row are empty");
            }
            emptyOnes++;
            try {
                return super.read(buffer, offset, length);
            } finally {
                emptyOnes--;
            }
        }
    }

    private static long limit(int compressedBytes) {
        return FREE_BYTES + PER_BYTE * compressedBytes;
    }

    static Slice decompress(Slice content) {
        long limit = limit(content.length());
        ByteArrayOutputStream out = new ByteArrayOutputStream(Math.max(1024, 4 * content.length()));
        byte[] buffer = new byte[8192];
        try (var in = new Members(content, buffer.length)) {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                if (out.size() + (long) count > limit) {
                    throw new UnreadableMessageException(
                            "format quix, byte " + content.from() + ": expected a gzip content of at most " + limit
                                    + " bytes, made of " + content.length() + ", but there are more");
                }
                out.write(buffer, 0, count);
            }
        } catch (IOException e) {
            throw new UnreadableMessageException(
                    "format quix, byte " + content.from() + ": expected a complete gzip content: "
                            + (e instanceof EOFException ? "its bytes end too early" : e.getMessage()),
                    e);
        }
        return Slice.of(out.toByteArray());
    }

    /** The content compressed; the same object if it would be compressed so well that it could not be read. */
    static byte[] compressReadably(byte[] content) {
        byte[] compressed = compress(content);
        return content.length <= limit(compressed.length) ? compressed : content;
    }

    static byte[] compress(byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(content.length / 2 + 64);
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory cannot fail", e);
        }
        return out.toByteArray();
    }
}

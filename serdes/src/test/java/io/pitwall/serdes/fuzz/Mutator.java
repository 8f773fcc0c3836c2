package io.pitwall.serdes.fuzz;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** Changes valid records: flips bits, cuts, splices two, rewrites numbers, inserts, repeats, tampers with headers. */
final class Mutator {

    /** A marker and a fingerprint or so: most mutants should be read further than that. */
    private static final int PREFIX_BYTES = 10;

    private static final long[] NUMBERS = {
        0,
        1,
        -1,
        2,
        63,
        64,
        127,
        128,
        255,
        256,
        65_535,
        1 << 20,
        Integer.MAX_VALUE - 8,
        Integer.MAX_VALUE,
        Integer.MIN_VALUE,
        1L << 32,
        (1L << 32) + 1,
        -(1L << 32),
        1L << 62,
        Long.MAX_VALUE,
        Long.MIN_VALUE
    };

    private final RandomGenerator random;
    private final List<FuzzInput> seeds;

    Mutator(RandomGenerator random, List<FuzzInput> seeds) {
        this.random = random;
        this.seeds = seeds;
    }

    /** One to three changes of one of the seeds. */
    FuzzInput next() {
        FuzzInput input = anySeed();
        for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
            boolean header = input.headers().iterator().hasNext() && random.nextInt(4) == 0;
            input = header
                    ? new FuzzInput(tampered(input.headers()), input.value())
                    : input.withValue(changed(input.value()));
        }
        return input;
    }

    private FuzzInput anySeed() {
        return seeds.get(random.nextInt(seeds.size()));
    }

    private Headers tampered(Headers headers) {
        Headers tampered = new RecordHeaders();
        Header[] all = headers.toArray();
        int chosen = random.nextInt(all.length);
        for (int i = 0; i < all.length; i++) {
            byte[] value = all[i].value() == null ? new byte[0] : all[i].value();
            switch (i == chosen ? random.nextInt(4) : -1) {
                case 0 -> {}
                case 1 -> tampered.add(all[i]).add(all[i]);
                case 2, 3 -> tampered.add(all[i].key(), changed(value));
                default -> tampered.add(all[i]);
            }
        }
        return tampered;
    }

    private byte[] changed(byte[] bytes) {
        if (bytes.length == 0) {
            return random(1 + random.nextInt(20));
        }
        int at = position(bytes);
        return switch (random.nextInt(9)) {
            case 0, 1 -> flipped(bytes);
            case 2 -> Arrays.copyOf(bytes, at);
            case 3 -> spliced(bytes, at);
            case 4 -> replaced(bytes, at, varintLength(bytes, at), varint(number()));
            case 5 -> replaced(bytes, at, number().length(), number().getBytes(US_ASCII));
            case 6 -> fixedWidth(bytes, at);
            case 7 -> replaced(bytes, at, random.nextInt(3), random(random.nextInt(9)));
            default -> repeated(bytes, at);
        };
    }

    private int position(byte[] bytes) {
        boolean spare = bytes.length > PREFIX_BYTES && random.nextInt(8) != 0;
        return spare ? PREFIX_BYTES + random.nextInt(bytes.length - PREFIX_BYTES) : random.nextInt(bytes.length);
    }

    private String number() {
        return Long.toString(NUMBERS[random.nextInt(NUMBERS.length)]);
    }

    private byte[] random(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private byte[] flipped(byte[] bytes) {
        byte[] flipped = bytes.clone();
        for (int flips = 1 + random.nextInt(3); flips > 0; flips--) {
            flipped[position(bytes)] ^= (byte) (1 << random.nextInt(8));
        }
        return flipped;
    }

    /** The beginning of one message and the end of another. */
    private byte[] spliced(byte[] bytes, int at) {
        byte[] other = anySeed().value();
        int from = other.length == 0 ? 0 : Math.min(other.length, random.nextBoolean() ? at : position(other));
        return replaced(bytes, at, bytes.length, Arrays.copyOfRange(other, from, other.length));
    }

    private byte[] fixedWidth(byte[] bytes, int at) {
        long number = Long.parseLong(number());
        ByteBuffer written =
                ByteBuffer.allocate(8).order(random.nextBoolean() ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        written = random.nextBoolean() ? written.putLong(number) : written.putInt((int) number);
        byte[] width = Arrays.copyOf(written.array(), written.position());
        return replaced(bytes, at, width.length, width);
    }

    /** Some bytes again, and again. */
    private byte[] repeated(byte[] bytes, int at) {
        byte[] some = Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + 1 + random.nextInt(16)));
        ByteArrayOutputStream copies = new ByteArrayOutputStream();
        for (int times = 1 + random.nextInt(random.nextInt(20) == 0 ? 200 : 3); times > 0; times--) {
            copies.writeBytes(some);
        }
        return replaced(bytes, at, 0, copies.toByteArray());
    }

    private static int varintLength(byte[] bytes, int at) {
        int length = 1;
        while (at + length < bytes.length && bytes[at + length - 1] < 0 && length < 10) {
            length++;
        }
        return length;
    }

    /** Zigzag and seven bits a byte, as Avro has it, or without the zigzag, as Protocol Buffers have it. */
    private byte[] varint(String text) {
        long number = Long.parseLong(text);
        long rest = random.nextBoolean() ? (number << 1) ^ (number >> 63) : number;
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        while ((rest & ~0x7FL) != 0) {
            written.write((int) (rest & 0x7F) | 0x80);
            rest >>>= 7;
        }
        written.write((int) rest);
        return written.toByteArray();
    }

    private static byte[] replaced(byte[] bytes, int at, int length, byte[] replacement) {
        int to = Math.min(bytes.length, at + length);
        byte[] replaced = Arrays.copyOf(bytes, at + replacement.length + bytes.length - to);
        System.arraycopy(replacement, 0, replaced, at, replacement.length);
        System.arraycopy(bytes, to, replaced, at + replacement.length, bytes.length - to);
        return replaced;
    }
}

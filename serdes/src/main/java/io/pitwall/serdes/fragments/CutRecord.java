package io.pitwall.serdes.fragments;

import org.apache.kafka.common.header.Headers;

/** A record to write under the key of the message: a fragment, or the message itself. Arrays are not copied. */
public final class CutRecord {

    private final byte[] value;
    private final Headers headers;

    CutRecord(byte[] value, Headers headers) {
        this.value = value;
        this.headers = headers;
    }

    /** Not to be changed. */
    public byte[] value() {
        return value;
    }

    /** Those of the message, and of the fragment where it is one in header form. */
    public Headers headers() {
        return headers;
    }
}

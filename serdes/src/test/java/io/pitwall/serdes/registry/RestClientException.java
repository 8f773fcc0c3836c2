package io.pitwall.serdes.registry;

import java.io.IOException;

/** Of the shape of Confluent's exception for what a registry answers. */
public final class RestClientException extends IOException {

    private final int status;

    RestClientException(int status) {
        super("; error code: " + status);
        this.status = status;
    }

    public int getStatus() {
        return status;
    }
}

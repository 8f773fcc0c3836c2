package io.pitwall.serdes.registry;

import java.io.IOException;

/** Of the shape of Confluent's exception for what a registry answers. */
public final class RestClientException extends IOException {

    private final int status;
    private final int errorCode;

    RestClientException(int status, int errorCode) {
        super("; error code: " + errorCode);
        this.status = status;
        this.errorCode = errorCode;
    }

    public int getErrorCode() {
        return errorCode;
    }

    public int getStatus() {
        return status;
    }
}

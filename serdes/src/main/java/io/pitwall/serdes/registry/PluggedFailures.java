package io.pitwall.serdes.registry;

import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.SerializationException;

/** What a failure of a serializer that is not ours means: Confluent's say it with several exceptions. */
enum PluggedFailures {
    /** The registry may answer later. */
    OUTAGE,
    /** The registry refuses us, or something is wrong that has nothing to do with the record. */
    REFUSED,
    /** The record cannot be read. */
    BAD_RECORD;

    /** Confluent's exception for answers of the registry; its class is not there to be imported. */
    private static final String REST_EXCEPTION = ".RestClientException";

    static PluggedFailures of(RuntimeException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof InterruptException
                    || cause instanceof AuthenticationException
                    || cause instanceof AuthorizationException) {
                return REFUSED;
            }
            if (cause instanceof RetriableException || isNetwork(cause)) {
                return OUTAGE;
            }
            if (cause.getClass().getName().endsWith(REST_EXCEPTION)) {
                return ofStatus(status(cause));
            }
        }
        return failure instanceof SerializationException ? BAD_RECORD : REFUSED;
    }

    private static boolean isNetwork(Throwable cause) {
        return cause instanceof SocketException
                || cause instanceof SocketTimeoutException
                || cause instanceof UnknownHostException
                || cause instanceof HttpTimeoutException
                || cause instanceof TimeoutException
                || cause instanceof SSLException;
    }

    private static PluggedFailures ofStatus(int status) {
        if (status == 404) {
            return BAD_RECORD;
        }
        return status >= 500 || status == 408 || status == 429 ? OUTAGE : REFUSED;
    }

    /** The failure in its own words, with the cause that says more. */
    static String reason(RuntimeException failure) {
        Throwable cause = failure.getCause();
        return cause == null ? failure.toString() : failure + " (" + cause + ")";
    }

    /** 0 if it has none. */
    private static int status(Throwable restException) {
        try {
            return restException.getClass().getMethod("getStatus").invoke(restException) instanceof Integer status
                    ? status
                    : 0;
        } catch (ReflectiveOperationException e) {
            return 0;
        }
    }
}

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
                return ofAnswer(number(cause, "getStatus"), number(cause, "getErrorCode"));
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

    /** A 404 that is not the registry's own has no code of five digits: the address is wrong, not the record. */
    private static PluggedFailures ofAnswer(int status, int errorCode) {
        if (status == 404) {
            return errorCode / 100 == 404 ? BAD_RECORD : REFUSED;
        }
        return status >= 500 || status == 408 || status == 429 ? OUTAGE : REFUSED;
    }

    /** The failure in its own words, with the cause that says more. */
    static String reason(RuntimeException failure) {
        Throwable cause = failure.getCause();
        return cause == null ? failure.toString() : failure + " (" + cause + ")";
    }

    /** 0 if it has none. */
    private static int number(Throwable restException, String getter) {
        try {
            return restException.getClass().getMethod(getter).invoke(restException) instanceof Integer number
                    ? number
                    : 0;
        } catch (ReflectiveOperationException e) {
            return 0;
        }
    }
}

package io.pitwall.serdes.registry;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.util.List;
import java.util.Set;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;

/** What refusals of a registry and failures on the way to it mean, and what to do about them. */
final class RegistryFailures {

    /** Answers of a registry, or of what stands before it, that may be others a moment later. */
    private static final Set<Integer> PASSING = Set.of(408, 429, 500, 502, 503, 504);

    private static final int LONGEST_QUOTE = 500;

    private final List<String> secrets;

    /** Failures whose texts must not show the secrets. */
    RegistryFailures(List<String> secrets) {
        this.secrets = List.copyOf(secrets);
    }

    /** The answer's failure: returned if it is final, thrown if it may pass. */
    SchemaRegistryException of(RegistryAddress address, RegistryRequest request, RegistryAnswer answer)
            throws TransientFailure {
        JsonNode code = answer.field("error_code");
        String words = words(answer);
        String text = "%s: %s answered %d%s%s"
                .formatted(
                        request.purpose(),
                        address.url(),
                        answer.status(),
                        code == null ? "" : " (" + code.asInt() + ")",
                        words.isEmpty() ? "" : ": " + words);
        if (PASSING.contains(answer.status())) {
            throw new TransientFailure(text, null);
        }
        return switch (answer.status()) {
            case 401 ->
                new RegistryAccessException(
                        text + "; set basic.auth.credentials.source and basic.auth.user.info, or bearer.auth.*");
            case 403 -> new RegistryAccessException(text + "; the credentials do not allow this");
            case 404 ->
                isOfRegistry(code)
                        ? new SchemaNotFoundException(text)
                        : new SchemaRegistryException(text
                                + "; this is not how a schema registry answers: check the path in schema.registry.url");
            case 409 ->
                new IncompatibleSchemaException(
                        text + "; evolve the schema as the subject's compatibility allows, or use another subject");
            case 422 -> new InvalidSchemaException(text);
            default ->
                new SchemaRegistryException(
                        answer.status() / 100 == 3
                                ? text + "; redirects are not followed: put the final address into schema.registry.url"
                                : text);
        };
    }

    /**
     * True for 404 and two digits more: a registry looked for the id, subject or version. A path that is none of its own it
     * answers with 404 or 0, or with nothing, and then nothing is known of the record.
     */
    private static boolean isOfRegistry(@Nullable JsonNode code) {
        return code != null && code.asInt() / 100 == 404;
    }

    /** A failure on the way: returned if it may pass, thrown if not. */
    TransientFailure onTheWay(RegistryAddress address, Throwable failure) {
        if (isUntrusted(failure)) {
            throw new RegistryAccessException(
                    address.url() + ": the registry's certificate is not trusted (" + reason(failure)
                            + "); set schema.registry.ssl.truststore.location and its type and password",
                    failure);
        }
        return new TransientFailure(address.url() + ": " + reason(failure), failure);
    }

    private static boolean isUntrusted(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof CertificateException
                    || cause instanceof CertPathBuilderException
                    || cause instanceof SSLPeerUnverifiedException) {
                return true;
            }
        }
        return false;
    }

    private String reason(Throwable failure) {
        if (failure instanceof HttpConnectTimeoutException) {
            return "no connection in time";
        }
        if (failure instanceof HttpTimeoutException) {
            return "no answer in time";
        }
        String message = failure.getMessage();
        if (failure instanceof ConnectException) {
            return "no connection" + (message == null ? "" : " (" + message + ")");
        }
        return quote(failure.getClass().getSimpleName() + (message == null ? "" : ": " + message));
    }

    private String words(RegistryAnswer answer) {
        JsonNode message = answer.field("message");
        return quote(message == null ? answer.body() : message.asText());
    }

    private String quote(String text) {
        String quoted = text;
        for (String secret : secrets) {
            quoted = quoted.replace(secret, "[hidden]");
        }
        quoted = quoted.strip().replaceAll("\\s+", " ");
        return quoted.length() <= LONGEST_QUOTE ? quoted : quoted.substring(0, LONGEST_QUOTE) + "...";
    }
}

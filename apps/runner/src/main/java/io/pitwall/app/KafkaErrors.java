package io.pitwall.app;

import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.errors.UnsupportedSaslMechanismException;

/** What errors of Kafka mean: above all those of its security, and which setting or right is to be changed. */
public final class KafkaErrors {

    /** How Kafka begins to say it; it has no exception of its own for this. */
    private static final String STORE_FAILED = "Failed to load SSL keystore ";

    private KafkaErrors() {}

    /** One sentence for an error that says what to change, or else what Kafka says. */
    public static String reason(Throwable error, NeededRights needed) {
        return explain(error, needed).orElseGet(() -> ClusterAnswers.innermostMessage(error));
    }

    /** As {@link #explain(Throwable, NeededRights)}, where nobody knows what rights are needed. */
    static Optional<String> explain(Throwable error) {
        return explain(error, NeededRights.none());
    }

    /**
     * One sentence for an error, or one of its causes, that says what to change; empty if it is not about security.
     *
     * @param needed what is needed of that which may have been refused
     */
    static Optional<String> explain(Throwable error, NeededRights needed) {
        List<Throwable> causes = causes(error);
        for (Throwable cause : causes) {
            Optional<String> sentence = sentence(cause, causes).or(() -> RefusedRight.sentence(cause, needed));
            if (sentence.isPresent()) {
                return sentence;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> sentence(Throwable cause, List<Throwable> causes) {
        if (cause instanceof SslAuthenticationException) {
            return Optional.of(tls(causes));
        }
        String message = String.valueOf(cause.getMessage());
        if (cause instanceof KafkaException && message.startsWith(STORE_FAILED)) {
            return Optional.of("a key store cannot be loaded (" + message.substring(STORE_FAILED.length()) + ": "
                    + innermost(causes)
                    + "); check ssl.truststore.location and ssl.keystore.location, their passwords and their types");
        }
        if (cause instanceof UnsupportedSaslMechanismException) {
            return Optional.of("the broker does not offer what sasl.mechanism says (" + cause.getMessage()
                    + "); set sasl.mechanism to one that it has");
        }
        if (cause instanceof SaslAuthenticationException) {
            return Optional.of("the broker does not accept user and password (" + cause.getMessage()
                    + "); check sasl.jaas.config and sasl.mechanism");
        }
        return Optional.empty();
    }

    /** The one side sees what is wrong, the other one only an alert; so it is told whose certificate it is. */
    private static String tls(List<Throwable> causes) {
        String messages = causes.stream()
                .map(cause -> String.valueOf(cause.getMessage()))
                .collect(Collectors.joining(" "))
                .toLowerCase(Locale.ROOT);
        if (causes.stream().anyMatch(CertificateExpiredException.class::isInstance)) {
            return "the broker's certificate has expired (" + innermost(causes)
                    + "); it must be renewed at the broker, no setting of this application helps";
        }
        if (causes.stream().anyMatch(CertificateNotYetValidException.class::isInstance)) {
            return "the broker's certificate is not valid yet (" + innermost(causes)
                    + "); check the clocks of both machines";
        }
        if (messages.contains("certificate_expired")) {
            return "the broker says that this application's certificate has expired; renew the one that"
                    + " ssl.keystore.location names";
        }
        if (messages.contains("bad_certificate") || messages.contains("certificate_required")) {
            return "the broker wants a certificate of this application and has got none that it takes; name it with"
                    + " ssl.keystore.location, and see that the broker trusts who signed it";
        }
        if (messages.contains("certificate_unknown") || messages.contains("unknown_ca")) {
            return "the broker does not trust who signed this application's certificate; check ssl.keystore.location, and the"
                    + " broker's truststore";
        }
        if (messages.contains("pkix path") || messages.contains("trustanchors")) {
            return "nobody whom this application trusts has signed the broker's certificate; name a truststore with who has in"
                    + " ssl.truststore.location";
        }
        if (messages.contains("no name matching") || messages.contains("no subject alternative")) {
            return "the broker's certificate is not for the name in --bootstrap-servers (" + innermost(causes)
                    + "); use the name it is for, or set ssl.endpoint.identification.algorithm to nothing";
        }
        return "the TLS handshake failed (" + innermost(causes)
                + "); check security.protocol, ssl.truststore.location and" + " ssl.keystore.location";
    }

    private static String innermost(List<Throwable> causes) {
        return String.valueOf(causes.get(causes.size() - 1).getMessage());
    }

    /** The error and its causes, outermost first. */
    private static List<Throwable> causes(Throwable error) {
        List<Throwable> causes = new ArrayList<>();
        for (Throwable cause = error; cause != null && !causes.contains(cause); cause = cause.getCause()) {
            causes.add(cause);
        }
        return causes;
    }
}

package io.pitwall.serdes.registry;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.common.config.types.Password;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;

/**
 * Calls of a registry that has one or more addresses: a call goes to the address that answered last, at a failure that
 * may pass to the others at once, and when all have failed it is tried again after a wait.
 */
final class RegistryHttp {

    private static final String MEDIA_TYPE = "application/vnd.schemaregistry.v1+json";

    private final RegistryConfig config;
    private final RetryLoop retries;
    private final RegistryFailures failures;
    private final AtomicInteger preferred = new AtomicInteger();
    private @Nullable HttpClient client;

    RegistryHttp(RegistryConfig config, RetryLoop retries) {
        this.config = config;
        this.retries = retries;
        this.failures = new RegistryFailures(config.secrets());
    }

    /** The first answer that is a success. */
    RegistryAnswer call(RegistryRequest request) {
        return call(request, retries.nanoTime());
    }

    /** The first answer that is a success, where the time for it runs from a moment of the past. */
    RegistryAnswer call(RegistryRequest request, long startNs) {
        return retries.run(request.purpose(), startNs, time -> callAny(request, time));
    }

    private RegistryAnswer callAny(RegistryRequest request, Duration time) throws TransientFailure {
        List<RegistryAddress> addresses = config.addresses();
        Duration share = time.dividedBy(addresses.size());
        int first = preferred.get();
        TransientFailure last = null;
        for (int i = 0; i < addresses.size(); i++) {
            int index = (first + i) % addresses.size();
            try {
                RegistryAnswer answer = call(addresses.get(index), request, share);
                preferred.set(index);
                return answer;
            } catch (TransientFailure failure) {
                last = last == null ? failure : both(last, failure);
            }
        }
        throw last == null ? new TransientFailure("no address", null) : last;
    }

    private static TransientFailure both(TransientFailure first, TransientFailure second) {
        return new TransientFailure(
                first.reason() + "; " + second.reason(),
                first.getCause() == null ? second.getCause() : first.getCause());
    }

    private RegistryAnswer call(RegistryAddress address, RegistryRequest request, Duration time)
            throws TransientFailure {
        RegistryAnswer answer = send(address, request, time);
        if (!answer.isSuccess()) {
            throw failures.of(address, request, answer);
        }
        if (!answer.json().isObject()) {
            throw new SchemaRegistryException(
                    "%s: %s answered %d, but not as a schema registry does (no JSON object); check the path in schema.registry.url"
                            .formatted(request.purpose(), address.url(), answer.status()));
        }
        return answer;
    }

    private RegistryAnswer send(RegistryAddress address, RegistryRequest request, Duration time)
            throws TransientFailure {
        Duration timeout = config.readTimeout().compareTo(time) < 0 ? config.readTimeout() : time;
        // The request's own timeout ends with the headers; this one includes the body.
        CompletableFuture<HttpResponse<String>> response =
                client().sendAsync(httpRequest(address, request), BoundedBody.handler());
        try {
            HttpResponse<String> got = response.get(Math.max(1, timeout.toMillis()), TimeUnit.MILLISECONDS);
            return RegistryAnswer.of(got.statusCode(), got.body());
        } catch (TimeoutException e) {
            response.cancel(true);
            throw failures.onTheWay(
                    address, new HttpTimeoutException("no answer within " + timeout.toMillis() + " ms"));
        } catch (ExecutionException e) {
            throw failures.onTheWay(address, e.getCause() == null ? e : e.getCause());
        } catch (InterruptedException e) {
            response.cancel(true);
            throw new InterruptException("interrupted while waiting for " + address.url(), e);
        }
    }

    /** Made at the first call: it has a thread, and most serdes of an application only read or only write. */
    private synchronized HttpClient client() {
        if (client == null) {
            HttpClient.Builder builder = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .connectTimeout(config.connectTimeout());
            if (config.tls() != null) {
                builder.sslContext(config.tls());
            }
            client = builder.build();
        }
        return client;
    }

    private static HttpRequest httpRequest(RegistryAddress address, RegistryRequest request) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(address.resolve(request.path()))
                .header("Accept", MEDIA_TYPE + ", application/json")
                .header("User-Agent", "pitwall");
        Password authorization = address.authorization();
        if (authorization != null) {
            builder.header("Authorization", authorization.value());
        }
        String body = request.body();
        return body == null
                ? builder.GET().build()
                : builder.header("Content-Type", MEDIA_TYPE)
                        .POST(BodyPublishers.ofString(body))
                        .build();
    }
}

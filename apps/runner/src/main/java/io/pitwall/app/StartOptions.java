package io.pitwall.app;

import io.pitwall.app.http.HttpAddress;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * How an application starts.
 *
 * @param http where health and metrics are served
 * @param patience how long it waits for a broker
 * @param waiting is told once a second that it is being waited for
 * @param warnings gets a sentence for each thing about the cluster that the user should know of
 */
record StartOptions(
        HttpAddress http, Duration patience, Consumer<BrokerWait.Waiting> waiting, Consumer<String> warnings) {}

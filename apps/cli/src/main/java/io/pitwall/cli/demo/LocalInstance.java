package io.pitwall.cli.demo;

import io.pitwall.app.Application;
import io.pitwall.app.StopConditions;
import io.pitwall.app.UserException;
import io.pitwall.dsl.PitwallConfig;
import io.pitwall.examples.RaceControl;
import java.util.concurrent.CompletableFuture;

/** The topology in this process. */
final class LocalInstance implements Instance {

    private final Application application;
    private final CompletableFuture<Void> failure = new CompletableFuture<>();

    private LocalInstance(Application application) {
        this.application = application;
    }

    /** @throws UserException if it cannot start */
    static LocalInstance start(PitwallConfig config) {
        LocalInstance instance = new LocalInstance(Application.start(new RaceControl(), config));
        Thread watch = new Thread(instance::watch, "pitwall-demo-watch");
        watch.setDaemon(true);
        watch.start();
        return instance;
    }

    private void watch() {
        try {
            application.await(StopConditions.none());
        } catch (UserException e) {
            failure.completeExceptionally(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public CompletableFuture<Void> failure() {
        return failure;
    }

    @Override
    public void close() {
        application.close();
    }
}

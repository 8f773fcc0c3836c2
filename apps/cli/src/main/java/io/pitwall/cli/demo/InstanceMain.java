package io.pitwall.cli.demo;

import io.pitwall.app.Application;
import io.pitwall.app.StopConditions;
import io.pitwall.app.UserException;
import io.pitwall.examples.RaceControl;
import java.io.IOException;
import java.nio.file.Path;

/** The main program of {@link ProcessInstance}: the topology, until its standard input ends. */
final class InstanceMain {

    /** The exit code when the topology has failed. */
    static final int FAILED = 3;

    private InstanceMain() {}

    /**
     * Runs the topology.
     *
     * @param args bootstrap servers, and the folder for state
     */
    public static void main(String[] args) throws InterruptedException {
        int exitCode = 0;
        try (Application application = Application.start(new RaceControl(), Demo.config(args[0], Path.of(args[1])))) {
            Thread orders = new Thread(() -> awaitEnd(application), "pitwall-demo-orders");
            orders.setDaemon(true);
            orders.start();
            application.await(StopConditions.none());
        } catch (UserException e) {
            System.err.println(e.getMessage());
            exitCode = FAILED;
        }
        System.exit(exitCode);
    }

    private static void awaitEnd(Application application) {
        try {
            while (System.in.read() >= 0) {
                // nothing else is ordered
            }
        } catch (IOException e) {
            // As good as its end.
        }
        application.stop();
    }
}

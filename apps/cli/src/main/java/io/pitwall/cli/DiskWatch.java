package io.pitwall.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.utils.Exit;

/**
 * Says why a broker ends when it cannot write its data any more. Kafka halts the process then, from one of its own threads
 * and without a word; a folder that is gone it only notices when it writes next, so that is looked for as well.
 *
 * <p>It changes what Kafka does to end this process, until it is closed: there is one in a process.
 */
final class DiskWatch implements AutoCloseable {

    private static final int FAILED = 1;

    private final Path folder;
    private final PrintWriter err;

    DiskWatch(Path folder, PrintWriter err) {
        this.folder = folder;
        this.err = err;
        Exit.setHaltProcedure((code, message) -> end());
    }

    /** Returns when the process is asked to end. */
    void watch(CompletableFuture<Void> stop) {
        while (true) {
            try {
                stop.get(1, TimeUnit.SECONDS);
                return;
            } catch (TimeoutException e) {
                if (!Files.isDirectory(folder)) {
                    end();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (ExecutionException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** Only once, and without an orderly end, which would write. */
    private synchronized void end() {
        err.println("pitwall: the broker has ended because it cannot write to its data folder " + folder
                + " any more: the disk is full or has failed, or the folder was deleted. Mend that and start it again;"
                + " --verbose shows what Kafka says");
        err.flush();
        Runtime.getRuntime().halt(FAILED);
    }

    @Override
    public void close() {
        Exit.resetHaltProcedure();
    }
}

package io.pitwall.cli.demo;

import io.pitwall.app.UserException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The cars in front of a running topology and the scoreboard behind it. Used by one thread. */
final class Race implements AutoCloseable {

    private static final Duration START_PATIENCE = Duration.ofSeconds(60);
    private static final Duration END_PATIENCE = Duration.ofSeconds(15);

    /** An instance that was killed just before has to come back first. */
    private static final Duration CRASH_END_PATIENCE = Duration.ofSeconds(60);

    private final DemoSettings settings;
    private final Ticker ticker;
    private final Scoreboard scoreboard;
    private final OutputReader reader;
    private final CarWriter cars;
    private final CompletableFuture<Object> failure;
    private Optional<CrashPlan> crashes = Optional.empty();
    private Duration raced = Duration.ZERO;

    Race(DemoSettings settings, Clients clients, Ticker ticker, Instance instance) {
        this.settings = settings;
        this.ticker = ticker;
        scoreboard = new Scoreboard(settings.cars());
        reader = new OutputReader(clients.consumer(), scoreboard, ticker);
        Fleet fleet = Fleet.of(settings.cars(), Track.pitwallRing(), settings.seed());
        cars = new CarWriter(clients.producer(), fleet, scoreboard, ticker);
        failure = CompletableFuture.anyOf(instance.failure(), reader.failure(), cars.failure());
    }

    /**
     * Opens the streams of all cars and waits until the topology has opened theirs.
     *
     * @throws UserException if that takes longer than a minute
     */
    void lineUp(CompletableFuture<Void> stop) {
        reader.start();
        cars.open();
        CompletableFuture<?> ready = CompletableFuture.anyOf(scoreboard.allOpened(), stop, failure);
        if (!isDoneWithin(ready, START_PATIENCE)) {
            throw new UserException("the topology did not begin to work within " + START_PATIENCE.toSeconds()
                    + " s; run again with --verbose to see why");
        }
        throwIfFailed();
    }

    /** Has the instance killed and started again while the cars drive. */
    void crashBy(CrashPlan plan) {
        crashes = Optional.of(plan);
    }

    /** Lets the cars drive and shows it, until the time is over or somebody stops it; not at all if somebody has. */
    void drive(String title, Display display, CompletableFuture<Void> stop) {
        CompletableFuture<?> over = CompletableFuture.anyOf(stop, failure);
        Rates rates = new Rates();
        long startNs = ticker.nanoTime();
        boolean driving = !over.isDone();
        if (driving) {
            cars.start();
        }
        while (driving) {
            Snapshot snapshot = scoreboard.snapshot(ticker.now());
            raced = Duration.ofNanos(ticker.nanoTime() - startNs);
            List<String> news = crashes.map(plan -> plan.at(raced, snapshot)).orElse(List.of());
            display.show(new Headline(title, raced, rates.upTo(snapshot), news), snapshot);
            driving = !isDoneWithin(over, shorter(display.interval(), left()));
            raced = Duration.ofNanos(ticker.nanoTime() - startNs);
            driving &= left().compareTo(Duration.ZERO) > 0;
        }
        crashes.ifPresent(plan -> plan.finish(raced, scoreboard.snapshot(ticker.now())));
        throwIfFailed();
    }

    private Duration left() {
        return settings.duration().map(all -> all.minus(raced)).orElse(Duration.ofDays(1));
    }

    private static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }

    /** Ends the streams of all cars and waits, not for ever, until the topology has ended theirs. */
    DemoResult end() {
        cars.close();
        CompletableFuture<?> drained = CompletableFuture.anyOf(scoreboard.allEnded(), failure);
        boolean complete = isDoneWithin(drained, crashes.isPresent() ? CRASH_END_PATIENCE : END_PATIENCE);
        reader.close();
        if (complete) {
            throwIfFailed();
        }
        return new DemoResult(
                scoreboard.snapshot(ticker.now()),
                raced,
                crashes.map(CrashPlan::killCount).orElse(0));
    }

    /** True also when it is done exceptionally. */
    private static boolean isDoneWithin(CompletableFuture<?> future, Duration time) {
        try {
            future.get(Math.max(0, time.toNanos()), TimeUnit.NANOSECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private void throwIfFailed() {
        try {
            failure.getNow(null);
        } catch (RuntimeException e) {
            if (e.getCause() instanceof UserException known) {
                throw known;
            }
            throw new UserException("the demo failed: " + (e.getCause() == null ? e : e.getCause()), e);
        }
    }

    /** Closing again does nothing. */
    @Override
    public void close() {
        cars.close();
        reader.close();
    }
}

package io.pitwall.cli.demo;

import io.pitwall.data.StreamEnd;
import io.pitwall.data.StreamMessage;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** All cars of a race, driving at the same time. Used by one thread at a time. */
final class Fleet {

    /** Takes what the cars have to say. */
    interface Radio {
        void say(Car car, StreamMessage message);
    }

    private final List<CarFeed> feeds;
    private long nextRow;

    private Fleet(List<CarFeed> feeds) {
        this.feeds = feeds;
    }

    static Fleet of(List<Car> cars, Track track, long seed) {
        return new Fleet(cars.stream()
                .map(car ->
                        new CarFeed(car, new CarSimulator(track, car.number(), seed, new Engine(hasLeak(car, cars)))))
                .toList());
    }

    /** The engine of the second car overheats, or of the only one. */
    private static boolean hasLeak(Car car, List<Car> cars) {
        return car.number() == Math.min(2, cars.size());
    }

    /** The cars introduce themselves. */
    void open(Instant now, Radio radio) {
        feeds.forEach(feed -> radio.say(feed.car(), feed.properties(now)));
    }

    /** Drives up to the given time after the start. */
    void driveTo(Instant start, long elapsedNs, Radio radio) {
        long startNs = TimeUnit.SECONDS.toNanos(start.getEpochSecond()) + start.getNano();
        while (CarFeed.offsetNs(nextRow) <= elapsedNs) {
            feeds.forEach(feed -> feed.next(startNs).ifPresent(data -> radio.say(feed.car(), data)));
            nextRow++;
        }
    }

    /** How long after the start the next row is due. */
    long nextRowNs() {
        return CarFeed.offsetNs(nextRow);
    }

    /** The cars say what they have not said yet, and that it was the last. */
    void end(Radio radio) {
        for (CarFeed feed : feeds) {
            feed.rest().ifPresent(data -> radio.say(feed.car(), data));
            radio.say(feed.car(), StreamEnd.closed());
        }
    }
}

package io.pitwall.cli.demo;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Kills the instance once in a while and starts it again, and tells when rows come out of it once more. Used by one thread.
 */
final class CrashPlan {

    private static final Duration FIRST = Duration.ofSeconds(15);
    private static final Duration INTERVAL = Duration.ofSeconds(30);
    private static final Duration DOWN = Duration.ofSeconds(2);
    private static final int NEWS_SHOWN = 3;

    private enum State {
        RUNNING,
        DEAD,
        RETURNING
    }

    private final ProcessInstance instance;
    private final List<String> news = new ArrayList<>();
    private State state = State.RUNNING;
    private Duration nextKill;
    private Duration killedAt = Duration.ZERO;
    private long packetsAtRestart;
    private int killCount;

    /**
     * A plan of which nothing has happened.
     *
     * @param race how long the race takes; a short one has its crash in the middle
     */
    CrashPlan(ProcessInstance instance, Optional<Duration> race) {
        this.instance = instance;
        this.nextKill = race.map(all -> all.dividedBy(3))
                .filter(third -> third.compareTo(FIRST) < 0)
                .orElse(FIRST);
    }

    /** Does what is due, and gives the latest news. */
    List<String> at(Duration raced, Snapshot snapshot) {
        if (state == State.RUNNING && raced.compareTo(nextKill) >= 0) {
            long pid = instance.pid();
            instance.kill();
            killCount++;
            killedAt = raced;
            state = State.DEAD;
            tell(raced, "kill -9 " + pid + ": the instance is dead, the cars drive on");
        } else if (state == State.DEAD && raced.minus(killedAt).compareTo(DOWN) >= 0) {
            restart(raced, snapshot);
        } else if (state == State.RETURNING && snapshot.packetsOut() > packetsAtRestart) {
            state = State.RUNNING;
            nextKill = raced.plus(INTERVAL);
            tell(
                    raced,
                    String.format(
                            Locale.ROOT,
                            "rows come out again, %.1f s after the kill",
                            raced.minus(killedAt).toMillis() / 1e3));
        }
        return List.copyOf(news.subList(Math.max(0, news.size() - NEWS_SHOWN), news.size()));
    }

    private void restart(Duration raced, Snapshot snapshot) {
        packetsAtRestart = snapshot.packetsOut();
        instance.restart();
        state = State.RETURNING;
        tell(raced, "started again as " + instance.pid() + ", with the state it left");
    }

    private void tell(Duration raced, String what) {
        news.add(Headline.clock(raced) + "  " + what);
    }

    /** At the end of the race an instance is there, to do what is left. */
    void finish(Duration raced, Snapshot snapshot) {
        if (state == State.DEAD) {
            restart(raced, snapshot);
        }
    }

    int killCount() {
        return killCount;
    }
}

package io.pitwall.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class AlarmThreadTest {

    @Test
    void runsTasksOnADaemonThreadOfItsOwn() throws InterruptedException {
        try (var alarms = new AlarmThread(InstantSource.system())) {
            CountDownLatch ran = new CountDownLatch(2);
            AtomicReference<String> thread = new AtomicReference<>("");
            alarms.at(alarms.nowMs() - 1_000, ran::countDown);
            alarms.at(alarms.nowMs() + 1, () -> {
                thread.set(Thread.currentThread().getName() + " daemon "
                        + Thread.currentThread().isDaemon());
                ran.countDown();
            });
            assertThat(ran.await(20, TimeUnit.SECONDS)).isTrue();
            assertThat(thread).hasValue("pitwall-client-alarms daemon true");
        }
    }
}

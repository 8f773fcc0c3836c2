package io.pitwall.cli.letters;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pitwall.app.UserException;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.TransactionalIdAuthorizationException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ResendTest {

    private final MockProducer<byte[], byte[]> producer =
            new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
    private final ResendPlan plan = new ResendPlan("laps");
    private final Resend resend = new Resend(producer, Map.of(), "letters", plan);

    @BeforeEach
    void send() {
        ConsumerRecord<byte[], byte[]> record =
                new ConsumerRecord<>("letters", 0, 0, "car-1".getBytes(UTF_8), "rows".getBytes(UTF_8));
        record.headers()
                .add("pitwall.revision", "2".getBytes(UTF_8))
                .add("pitwall.operator", "laps.source".getBytes(UTF_8))
                .add("pitwall.stream", "car-1".getBytes(UTF_8))
                .add("__streams.errors.exception", "java.lang.Exception".getBytes(UTF_8));
        DeadLetter letter = new DeadLetter(record);
        plan.add(letter);
        resend.begin();
        resend.send(letter);
    }

    @Test
    void headersThatTheRecordHadStay() {
        assertThat(resend.commit()).isEqualTo(1);

        assertThat(producer.history().get(0).headers().toArray())
                .extracting(Header::key)
                .containsExactly("pitwall.revision");
    }

    @Test
    void aCommitThatIsRefusedHasSentNothing() {
        producer.commitTransactionException = new KafkaException("fenced");

        assertThatThrownBy(resend::commit)
                .isInstanceOf(UserException.class)
                .hasMessage("resending failed, and nothing of it is seen: fenced");
    }

    @Test
    void aRightThatIsMissingIsNamed() {
        producer.commitTransactionException =
                new KafkaException(new TransactionalIdAuthorizationException("Transactional Id authorization failed."));
        assertThatThrownBy(resend::commit)
                .hasMessage("resending failed, and nothing of it is seen: user 'ANONYMOUS' is not allowed to write in"
                        + " transactions; its ACLs must allow WRITE on transactional id pitwall-resend-letters");

        producer.commitTransactionException = new TopicAuthorizationException(Set.of("laps"));
        assertThatThrownBy(resend::commit)
                .hasMessage(
                        "resending failed, and nothing of it is seen: user 'ANONYMOUS' is not allowed to do this with topic"
                                + " laps; its ACLs must allow WRITE on topic laps");
    }

    @Test
    void aCommitWithoutAnAnswerMayHaveSentThem() {
        producer.commitTransactionException = new TimeoutException("late");

        assertThatThrownBy(resend::commit)
                .isInstanceOf(UserException.class)
                .hasMessageContaining("look whether they are in laps before you send them again");
    }
}

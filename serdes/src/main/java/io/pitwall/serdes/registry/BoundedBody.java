package io.pitwall.serdes.registry;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import org.jspecify.annotations.Nullable;

/** An answer as text, of at most so many bytes: what is at a wrong address may send without an end. */
final class BoundedBody implements BodySubscriber<String> {

    /** Far more than a schema has. */
    static final int MAX_BYTES = 8 << 20;

    private final BodySubscriber<String> text = BodySubscribers.ofString(UTF_8);
    private @Nullable Subscription subscription;
    private long bytesLeft = MAX_BYTES;

    private BoundedBody() {}

    static BodyHandler<String> handler() {
        return head -> new BoundedBody();
    }

    @Override
    public CompletionStage<String> getBody() {
        return text.getBody();
    }

    @Override
    public void onSubscribe(Subscription newSubscription) {
        subscription = newSubscription;
        text.onSubscribe(newSubscription);
    }

    @Override
    public void onNext(List<ByteBuffer> piece) {
        if (bytesLeft < 0) {
            return;
        }
        piece.forEach(bytes -> bytesLeft -= bytes.remaining());
        if (bytesLeft >= 0) {
            text.onNext(piece);
            return;
        }
        if (subscription != null) {
            subscription.cancel();
        }
        text.onError(new IOException("the answer has more than " + MAX_BYTES + " bytes"));
    }

    @Override
    public void onError(Throwable failure) {
        text.onError(failure);
    }

    @Override
    public void onComplete() {
        text.onComplete();
    }
}

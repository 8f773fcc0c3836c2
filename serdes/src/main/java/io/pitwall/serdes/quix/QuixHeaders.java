package io.pitwall.serdes.quix;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** The headers of the header form: the model and the codec of the value. */
final class QuixHeaders {

    static final String MODEL = "__Q_ModelKey";
    static final String CODEC = "__Q_CodecId";

    private QuixHeaders() {}

    /** True when both are there; otherwise the value tells its form, if it has one. */
    static boolean areIn(Headers headers) {
        return text(headers, MODEL) != null && text(headers, CODEC) != null;
    }

    static QuixContent.@Nullable Parcel open(Headers headers, byte[] value) {
        String model = text(headers, MODEL);
        String codec = text(headers, CODEC);
        return model == null || codec == null ? null : new QuixContent.Parcel(model, codec, Slice.of(value));
    }

    private static @Nullable String text(Headers headers, String name) {
        Header header = headers.lastHeader(name);
        byte[] value = header == null ? null : header.value();
        return value == null || value.length == 0 ? null : new String(value, StandardCharsets.UTF_8);
    }

    /** A record read in another form must not be told by what it had before. */
    static void clear(Headers headers) {
        headers.remove(MODEL);
        headers.remove(CODEC);
    }

    static void write(Headers headers, String model, String codec) {
        clear(headers);
        headers.add(MODEL, model.getBytes(StandardCharsets.UTF_8));
        headers.add(CODEC, codec.getBytes(StandardCharsets.UTF_8));
    }
}

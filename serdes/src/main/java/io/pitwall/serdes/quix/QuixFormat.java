package io.pitwall.serdes.quix;

import static java.util.Objects.requireNonNull;

import io.pitwall.data.StreamMessage;
import io.pitwall.serdes.MessageFormat;
import io.pitwall.serdes.UnreadableMessageException;
import io.pitwall.serdes.fragments.Fragment;
import java.util.Map;
import org.apache.kafka.common.header.Headers;

/**
 * Messages of existing Quix apps, read in every form; {@link QuixWriting} says which is written.
 *
 * <p>A format sees neither the key nor the time of a record. So what Quix takes for raw bytes, which become an event of
 * both, is an {@link UnreadableMessageException} here, and a part of a split message as well; {@link QuixRecords} tells
 * them apart.
 */
public final class QuixFormat implements MessageFormat {

    private static final QuixFormat INSTANCE = new QuixFormat(QuixWriting.asTheSdk());

    private final JsonText json = new JsonText();
    private final QuixModels models = new QuixModels(json);
    private final JsonWrapper jsonWrapper = new JsonWrapper(json);
    private final QuixWriting writing;

    private QuixFormat(QuixWriting writing) {
        this.writing = writing;
    }

    /** The format that writes as the Quix Streaming SDK does. */
    public static QuixFormat instance() {
        return INSTANCE;
    }

    /** The format that writes in the given form. */
    public static QuixFormat writing(QuixWriting writing) {
        return new QuixFormat(requireNonNull(writing, "writing"));
    }

    @Override
    public String name() {
        return "quix";
    }

    @Override
    public QuixFormat configured(Map<String, ?> configs) {
        return writing(QuixWriting.from(configs));
    }

    /** True for Quix headers, and for values that start with <code>{</code>, 01 or {@code <}. */
    @Override
    public boolean recognises(Headers headers, byte[] value) {
        return QuixHeaders.areIn(headers)
                || Fragment.isIn(headers, value)
                || (value.length > 0 && (value[0] == '{' || value[0] == BinaryWrapper.MARKER || value[0] == '<'));
    }

    @Override
    public StreamMessage decode(Headers headers, byte[] value) {
        QuixContent content = read(headers, value);
        if (content instanceof QuixContent.Message message) {
            return message.message();
        }
        if (content instanceof QuixContent.Raw raw) {
            throw new UnreadableMessageException(
                    "format quix, byte 0: expected a Quix message, but the value is raw bytes: " + raw.reason());
        }
        throw new UnreadableMessageException("format quix, byte 0: expected a whole message, but the record is "
                + ((QuixContent.Part) content).fragment() + "; join the parts first");
    }

    /** What the record holds; a message of a known model that cannot be read throws, and so does a part that can be none. */
    QuixContent read(Headers headers, byte[] value) {
        Fragment fragment = Fragment.of(headers, value);
        if (fragment != null) {
            return new QuixContent.Part(fragment);
        }
        QuixContent.Parcel headed = QuixHeaders.open(headers, value);
        if (headed != null && !isWrapped(value)) {
            return readHeaded(headed);
        }
        QuixContent opened = open(value);
        return opened instanceof QuixContent.Parcel wrapped ? readWrapped(wrapped, value) : opened;
    }

    /**
     * True for a JSON wrapper of a known model. Newer Python passes on the headers of what it read, whatever it writes, so
     * the headers of such a record are of another one.
     */
    private boolean isWrapped(byte[] value) {
        return JsonWrapper.startsAsWritten(value)
                && jsonWrapper.open(value) instanceof QuixContent.Parcel wrapped
                && models.reader(wrapped.model(), wrapped.codec()) != null;
    }

    private QuixContent open(byte[] value) {
        if (value.length == 0) {
            throw new UnreadableMessageException("format quix, byte 0: expected a message, but the value is empty");
        }
        return switch (value[0]) {
            case BinaryWrapper.MARKER -> BinaryWrapper.open(value);
            case '{' -> jsonWrapper.open(value);
            default -> new QuixContent.Raw(Slice.of(value), "it starts like none of the forms");
        };
    }

    private QuixContent readHeaded(QuixContent.Parcel headed) {
        String codec = headed.codec();
        Slice content = headed.content();
        boolean isCompressed = codec.startsWith(Gzip.PREFIX);
        if (isCompressed) {
            codec = codec.substring(Gzip.PREFIX.length());
        }
        QuixCodec<?> reader = models.reader(headed.model(), codec);
        if (reader == null) {
            throw new UnreadableMessageException(
                    "format quix, headers: expected a known model and codec, but they are '" + headed.model()
                            + "' and '" + headed.codec() + "'");
        }
        return message(reader, isCompressed ? Gzip.decompress(content) : content, content.bytes());
    }

    /** A content that was compressed or in base64 has bytes that the value has not. */
    private static QuixContent message(QuixCodec<?> reader, Slice content, byte[] value) {
        try {
            return new QuixContent.Message(reader.read(content));
        } catch (UnreadableMessageException e) {
            if (content.bytes() == value) {
                throw e;
            }
            throw new UnreadableMessageException(
                    e.getMessage() + "; the byte is one of the content's " + content.length()
                            + ", which the value has compressed or in base64",
                    e);
        }
    }

    private QuixContent readWrapped(QuixContent.Parcel wrapped, byte[] value) {
        QuixCodec<?> reader = models.reader(wrapped.model(), wrapped.codec());
        if (reader == null) {
            return new QuixContent.Raw(
                    wrapped.content(),
                    "its wrapper names the model '" + wrapped.model() + "' and the codec '" + wrapped.codec()
                            + "', which are not known together");
        }
        return message(reader, wrapped.content(), value);
    }

    @Override
    public byte[] encode(Headers headers, StreamMessage message) {
        QuixModels.Written written = models.write(message, writing);
        byte[] content = written.content().bytes();
        QuixHeaders.clear(headers);
        return switch (writing.wrapper()) {
            case JSON -> JsonWrapper.wrap(written.model(), written.codec(), content, written.isJson());
            case BINARY -> BinaryWrapper.wrap(written.model(), written.codec(), content);
            case HEADER -> {
                byte[] value = writing.compression() == QuixWriting.Compression.GZIP
                        ? Gzip.compressReadably(content)
                        : content;
                QuixHeaders.write(headers, written.model(), (value == content ? "" : Gzip.PREFIX) + written.codec());
                yield value;
            }
        };
    }
}

package io.pitwall.serdes.quix;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.pitwall.serdes.UnreadableMessageException;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The values of a JSON text in order. The current value is the one that was moved to last.
 *
 * <p>What is not JSON throws Jackson's exception; what is JSON but something else, {@link UnreadableMessageException}.
 */
final class JsonInput implements AutoCloseable {

    private final JsonParser parser;
    private final int base;

    JsonInput(JsonFactory factory, Slice text) throws IOException {
        JsonUtf8.check(text);
        this.base = text.from();
        this.parser = factory.createParser(text.bytes(), text.from(), text.length());
        parser.nextToken();
    }

    /** Where the current value starts within the record value. */
    long offset() {
        // Before the first token, Jackson stands at -1.
        return base + Math.max(0, parser.currentTokenLocation().getByteOffset());
    }

    /** Where the bytes read so far end within the record value. */
    long endOffset() {
        return base + parser.currentLocation().getByteOffset();
    }

    /** Goes into the current value, which must be an object. */
    void enterObject(String what) {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw unexpected("an object: " + what);
        }
    }

    /** The name of the next member, whose value becomes the current one; null at the end of the object. */
    @Nullable
    String nextMember() throws IOException {
        if (parser.nextToken() != JsonToken.FIELD_NAME) {
            return null;
        }
        String name = parser.currentName();
        parser.nextToken();
        return name;
    }

    /** The next member, by the name it is known by if that differs in case only, as the SDK takes it. */
    @Nullable
    String nextMember(MemberNames names) throws IOException {
        String name = nextMember();
        return name == null ? null : names.known(name);
    }

    /** Goes into the current value, which must be an array. */
    void enterArray(String what) {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            throw unexpected("an array: " + what);
        }
    }

    /** Moves to the next item; false at the end of the array. */
    boolean nextItem() throws IOException {
        return parser.nextToken() != JsonToken.END_ARRAY;
    }

    /** Leaves the current value out. */
    void skip() throws IOException {
        parser.skipChildren();
        // The end of a text is looked for only when it is asked for.
        parser.finishToken();
    }

    boolean isNull() {
        return parser.currentToken() == JsonToken.VALUE_NULL;
    }

    boolean isObject() {
        return parser.currentToken() == JsonToken.START_OBJECT;
    }

    boolean isArray() {
        return parser.currentToken() == JsonToken.START_ARRAY;
    }

    boolean isText() {
        return parser.currentToken() == JsonToken.VALUE_STRING;
    }

    boolean isWholeNumber() {
        return parser.currentToken() == JsonToken.VALUE_NUMBER_INT;
    }

    long wholeNumber(String what) throws IOException {
        if (!isWholeNumber()) {
            throw unexpected("a whole number: " + what);
        }
        return parser.getLongValue();
    }

    /** A time in nanoseconds, however the whole number is spelled: newer Python writes computed ones as 1.6e+18. */
    long timeNs(String what) throws IOException {
        if (isText() || parser.currentToken() == JsonToken.VALUE_NUMBER_FLOAT) {
            try {
                return DotNetNumber.parseWhole(parser.getText());
            } catch (NumberFormatException e) {
                throw unexpected("a whole number: " + what);
            }
        }
        return wholeNumber(what);
    }

    /** A number, or the text of one; NaN and the infinities are texts, bare words are understood as well. */
    double number(String what) throws IOException {
        if (isText()) {
            try {
                return DotNetNumber.parse(parser.getText());
            } catch (NumberFormatException e) {
                throw unexpected("a number: " + what);
            }
        }
        if (!isWholeNumber() && parser.currentToken() != JsonToken.VALUE_NUMBER_FLOAT) {
            throw unexpected("a number: " + what);
        }
        // A whole number would lose the sign of -0.
        return isWholeNumber() && parser.getTextLength() <= 2
                ? Double.parseDouble(parser.getText())
                : parser.getDoubleValue();
    }

    /** A text; a number or a truth value is one as it is spelled: newer Python writes such tags, and the SDK reads them. */
    String text(String what) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == null || !token.isScalarValue() || isNull()) {
            throw unexpected("a text: " + what);
        }
        return parser.getText();
    }

    @Nullable
    String optionalText(String what) throws IOException {
        return isNull() ? null : text(what);
    }

    byte[] base64(String what) throws IOException {
        if (!isText()) {
            throw unexpected("bytes in base64: " + what);
        }
        return parser.getBinaryValue();
    }

    /** Checks that nothing follows the value just read. */
    void expectEnd() throws IOException {
        if (parser.nextToken() != null) {
            throw unexpected("the end");
        }
    }

    UnreadableMessageException unexpected(String expectation) {
        return Slice.unexpected(offset(), expectation + ", but there is " + describeCurrent());
    }

    private String describeCurrent() {
        JsonToken token = parser.currentToken();
        if (token == null) {
            return "the end";
        }
        return switch (token) {
            case START_OBJECT -> "an object";
            case START_ARRAY -> "an array";
            case VALUE_STRING -> "a text";
            case VALUE_NUMBER_INT -> "a whole number";
            case VALUE_NUMBER_FLOAT -> "a number";
            default ->
                token.name().replace("VALUE_", "").toLowerCase(Locale.ROOT).replace('_', ' ');
        };
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }
}

package io.pitwall.app.http;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Where pages are served.
 *
 * @param host a name or an address of this machine; {@code 0.0.0.0} for all of them
 * @param port 0 for any free one, {@link #OFF} for no pages at all
 */
public record HttpAddress(String host, int port) {

    private static final int OFF = -1;
    private static final int LARGEST_PORT = 65_535;
    private static final Pattern FORM = Pattern.compile("(\\[[0-9a-fA-F:]+]|[^:\\s]+):(\\d{1,5})");

    /** No pages are served. */
    public static HttpAddress off() {
        return new HttpAddress("", OFF);
    }

    public boolean isOff() {
        return port == OFF;
    }

    /** {@code localhost:8080}, {@code [::1]:0}, {@code off}. */
    @Override
    public String toString() {
        return isOff() ? "off" : host + ":" + port;
    }

    /** Reads what {@link #toString} writes. */
    public static final class Converter implements ITypeConverter<HttpAddress> {

        @Override
        public HttpAddress convert(String text) {
            if (text.equals("off")) {
                return off();
            }
            Matcher matcher = FORM.matcher(text);
            if (!matcher.matches() || Integer.parseInt(matcher.group(2)) > LARGEST_PORT) {
                throw new TypeConversionException(
                        "'" + text
                                + "' is no address; write HOST:PORT, such as localhost:8080 or 0.0.0.0:8080, port 0 for any, or off");
            }
            return new HttpAddress(matcher.group(1), Integer.parseInt(matcher.group(2)));
        }
    }
}
